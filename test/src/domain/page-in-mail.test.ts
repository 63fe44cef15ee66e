import assert from "node:assert/strict";
import { pageInMail } from "../../../src/domain/page-in-mail.ts";
import { anInvitation } from "../../build/an-invitation.ts";

const page = "https://contoso.com/welcome";
const invitation = anInvitation({ options: { redirectUrl: page, sendMail: true } });

describe("pageInMail", () => {
  it("is the landing page if Graph got that", () => assert.equal(pageInMail(invitation), page));

  it("is our page if Graph got that, because it forwards", () => {
    assert.equal(pageInMail({ ...invitation, forwarder: "https://guestlist.contoso.com" }), "https://guestlist.contoso.com");
  });
});
