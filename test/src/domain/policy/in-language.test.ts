import assert from "node:assert/strict";
import { spokenIn } from "../../../../src/domain/policy/in-language.ts";

describe("spokenIn", () => {
  it("gives a single sentence to everybody", () => assert.equal(spokenIn("Ask Legal.", "de-AT"), "Ask Legal."));

  it("prefers the person's exact locale, then its language, then English, then any", () => {
    const said = { fr: "français", en: "English", "fr-CA": "québécois", de: "Deutsch" };
    assert.deepEqual(
      ["fr-CA", "fr-FR", "FR", "es-ES"].map((locale) => spokenIn(said, locale)),
      ["québécois", "français", "français", "English"],
    );
    assert.equal(spokenIn({ De: "Deutsch", hu: "magyar" }, "es"), "Deutsch");
    assert.equal(spokenIn({ De: "Deutsch" }, "de-AT"), "Deutsch");
  });

  it("is empty if there is no sentence", () => assert.equal(spokenIn({}, "en"), ""));
});
