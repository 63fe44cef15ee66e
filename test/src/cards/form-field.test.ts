import assert from "node:assert/strict";
import fc from "fast-check";
import { isCut, keptValue, languageChoices, showFields, userTypeChoices } from "../../../src/cards/form-field.ts";
import { cleanText } from "../../../src/domain/clean-text.ts";
import { formFields, inviteForm, longestField } from "../../../src/domain/invite-form.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const texts = textsFor("en");

describe("showFields", () => {
  it("shows each field's texts, value and problem", () => {
    const valueOf = (name: "displayName" | "cc") => ({ displayName: "Sam", cc: "alex" })[name];
    assert.deepEqual(showFields(["displayName", "cc"], valueOf, { cc: "cc-malformed" }, texts), {
      displayName: { label: "Name", placeholder: "As your colleagues will see it", value: "Sam" },
      cc: {
        label: "Send a copy to",
        placeholder: "One address",
        hint: "Microsoft sends one copy only.",
        value: "alex",
        problem: "Enter one complete e-mail address, or leave this empty.",
      },
    });
  });
});

describe("keptValue", () => {
  it("keeps lines and Markdown, and drops invisible characters", () => {
    assert.equal(keptValue("message", "*Dear* Sam,\r\n\u202ewelcome"), "*Dear* Sam,\nwelcome");
  });

  it("keeps no more than the field's limit", () => {
    assert.equal(keptValue("cc", "x".repeat(9_000)).length, inviteForm.cc.kept);
  });
});

describe("isCut", () => {
  const piece = fc.constantFrom("a", "\u{1f600}", " ", "\n", "\u200b", "sam@fabrikam.com ", "e\u0301");
  const longText = fc
    .tuple(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 1, max: 1_500 }))
    .map(([pieces, times]) => pieces.join("").repeat(times));

  it("is said at a field whose value doesn't come back whole, whatever was typed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...formFields), longText, (name, typed) => {
        const shown = showFields([name], () => typed, {}, texts)[name];
        const isWhole = shown.value === cleanText(typed) && typed.length <= longestField;
        assert.equal("problem" in shown && shown.problem, isWhole ? false : texts.t("form.problem.cut"));
      }),
    );
  });

  it("is said of a very long value that has little in it", () => {
    const typed = `Hello${" ".repeat(longestField)}world`;
    assert.equal(isCut("message", typed), true);
    assert.equal(isCut("message", "x".repeat(inviteForm.message.kept)), false);
  });
});

describe("languageChoices", () => {
  it("begins with Microsoft's choice, which is none", () => {
    assert.deepEqual(languageChoices(texts)[0], { title: "Microsoft's choice", value: "" });
  });
});

describe("userTypeChoices", () => {
  it("offers the values that the form accepts", () => {
    for (const { value } of userTypeChoices(texts)) assert.equal(inviteForm.userType.check(value), undefined);
    assert.deepEqual(
      userTypeChoices(texts).map(({ title }) => title),
      ["Guest", "Member"],
    );
  });
});
