import assert from "node:assert/strict";
import { inLanguage } from "../../../../src/domain/policy/in-language.ts";

describe("inLanguage", () => {
  it("gives a single sentence to everybody", () => assert.equal(inLanguage("Ask Legal.", "de-AT"), "Ask Legal."));

  it("prefers the person's exact locale, then its language, then English, then any", () => {
    const said = { fr: "français", en: "English", "fr-CA": "québécois", de: "Deutsch" };
    assert.deepEqual(
      ["fr-CA", "fr-FR", "FR", "es-ES"].map((locale) => inLanguage(said, locale)),
      ["québécois", "français", "français", "English"],
    );
    assert.equal(inLanguage({ De: "Deutsch", hu: "magyar" }, "es"), "Deutsch");
    assert.equal(inLanguage({ De: "Deutsch" }, "de-AT"), "Deutsch");
  });

  it("is empty if there is no sentence", () => assert.equal(inLanguage({}, "en"), ""));
});
