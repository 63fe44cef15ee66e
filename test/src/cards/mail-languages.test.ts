import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { mailLanguages } from "../../../src/cards/mail-languages.ts";
import { readForm } from "../../../src/domain/read-form.ts";
import { textsFor } from "../../../src/texts/texts.ts";

describe("mailLanguages", () => {
  it("are named in the person's language and sorted by that name", () => {
    const titles = (locale: string) => mailLanguages(textsFor(locale)).map(({ title }) => title);
    assert.deepEqual(titles("en").slice(0, 3), ["American English", "Arabic (Saudi Arabia)", "Brazilian Portuguese"]);
    assert.deepEqual(titles("fr").slice(0, 3), ["allemand (Allemagne)", "anglais américain", "anglais britannique"]);
  });

  it("are named once for each language of the bot", () => {
    assert.equal(mailLanguages(textsFor("fr-CA")), mailLanguages(textsFor("fr-FR")));
  });

  it("are all accepted by the form", () => {
    for (const { value } of mailLanguages(textsFor("en"))) {
      assert.equal(readForm({ email: "sam@fabrikam.com", messageLanguage: value }, "https://x.example").kind, "form");
    }
  });
});
