import assert from "node:assert/strict";
import { pageInMail } from "../../../src/domain/page-in-mail.ts";

describe("pageInMail", () => {
  it("is the page that Graph got", () => {
    assert.equal(pageInMail({ redirectUrl: "https://contoso.com/welcome" }), "https://contoso.com/welcome");
  });
});
