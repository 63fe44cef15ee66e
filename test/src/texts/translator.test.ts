import assert from "node:assert/strict";
import { translatorFor } from "../../../src/texts/translator.ts";

describe("translatorFor", () => {
  it("returns the same text each time, in each language its own", () => {
    const ask = () =>
      (["en", "de"] as const).flatMap((language) => {
        const translate = translatorFor(language);
        return [translate("form.title"), translate("form.more")];
      });
    const first = ask();
    assert.deepEqual(ask(), first);
    assert.equal(new Set(first).size, 4);
  });

  it("fills in what is given each time", () => {
    const translate = translatorFor("en");
    const titles = ["a@x.com", "b@x.com"].map((email) => translate("invitation.title", { email }));
    assert.deepEqual(titles, ["Invitation for a@x.com", "Invitation for b@x.com"]);
  });
});
