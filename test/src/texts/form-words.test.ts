import assert from "node:assert/strict";
import en from "../../../src/texts/en.json" with { type: "json" };
import { formWords } from "../../../src/texts/form-words.ts";
import { textsFor } from "../../../src/texts/texts.ts";

describe("formWords", () => {
  it("returns all words of a field, in the reader's language", () => {
    assert.deepEqual(formWords("email", textsFor("en")), en.form.email);
    const german = textsFor("de");
    const words = formWords("email", german);
    assert.deepEqual(Object.keys(words), Object.keys(en.form.email));
    assert.equal(words.label, german.t("form.email.label"));
    assert.notEqual(words.label, en.form.email.label);
  });
});
