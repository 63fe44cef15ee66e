import assert from "node:assert/strict";
import { fill, mailTexts } from "../../../../../sandbox/web/page/mail/mail-texts.js";

describe("mailTexts", () => {
  it("uses the mail's language if the page has it, else English", () => {
    assert.deepEqual([mailTexts("fr-CA").lang, mailTexts("fr-CA").texts.accept], ["fr-CA", "Accepter l'invitation"]);
    assert.deepEqual([mailTexts("en").lang, mailTexts("en").texts.accept], ["en", "Accept invitation"]);
    assert.deepEqual([mailTexts("ja-JP").lang, mailTexts("").texts.accept], ["en", "Accept invitation"]);
  });

  it("has the same placeholders in all languages", () => {
    const blanks = (tag: string): string[][] => Object.values(mailTexts(tag).texts).map((text) => (text.match(/\{\w+\}/g) ?? []).sort());
    for (const tag of ["fr", "de", "es", "hu"]) assert.deepEqual([mailTexts(tag).lang, blanks(tag)], [tag, blanks("en")]);
  });
});

describe("fill", () => {
  it("fills known placeholders and leaves the others", () => {
    assert.equal(fill("{inviter} of {tenant} {x}", { inviter: "Adele", tenant: "{inviter}" }), "Adele of {inviter} {x}");
  });
});
