import assert from "node:assert/strict";
import fc from "fast-check";
import { formFields } from "../../../src/domain/invite-form.ts";
import type { FieldProblem, FormField, FormValues } from "../../../src/domain/invite-form.ts";
import { readForm } from "../../../src/domain/read-form.ts";

const usual = "https://myapplications.microsoft.com/?tenantid=tenant";
const read = (values: FormValues) => readForm({ email: "sam@fabrikam.com", ...values }, usual);

function optionsOf(values: FormValues): unknown {
  const form = read(values);
  return form.kind === "form" ? form.options : form;
}

const accepted: readonly (readonly [FormField, string, expected: object])[] = [
  ["displayName", "  Sam Taylor ", { displayName: "Sam Taylor" }],
  ["displayName", "n".repeat(256), { displayName: "n".repeat(256) }],
  ["displayName", "  ", {}],
  ["message", "Dear Sam,\nwelcome", { message: "Dear Sam,\nwelcome" }],
  ["message", "m".repeat(2_000), { message: "m".repeat(2_000) }],
  ["messageLanguage", "fr", { messageLanguage: "fr" }],
  ["messageLanguage", "fr-CA", { messageLanguage: "fr-CA" }],
  ["messageLanguage", "zh-Hant-TW", { messageLanguage: "zh-Hant-TW" }],
  ["messageLanguage", "", {}],
  ["cc", "ann@contoso.com", { cc: "ann@contoso.com" }],
  ["cc", " <mailto:Ann@contoso.com> ", { cc: "Ann@contoso.com" }],
  ["redirectUrl", "https://contoso.com/welcome?a=b#c", { redirectUrl: "https://contoso.com/welcome?a=b#c" }],
  ["redirectUrl", "HTTPS://contoso.com", { redirectUrl: "HTTPS://contoso.com" }],
  ["redirectUrl", " ", {}],
  ["sendMail", "true", { sendMail: true }],
  ["sendMail", "false", { sendMail: false }],
  ["sendMail", "", { sendMail: true }],
];

const refused: readonly (readonly [FormField, FieldProblem, readonly string[]])[] = [
  ["displayName", "display-name-too-long", ["n".repeat(257)]],
  ["message", "message-too-long", ["m".repeat(2_001)]],
  ["messageLanguage", "language-unknown", ["French", "fr_FR", "f", "fr-FR-x", "<fr>", "fr-FRA"]],
  ["cc", "cc-malformed", ["ann", "ann@contoso.com, bob@contoso.com", "ann+x@contoso.com"]],
  [
    "redirectUrl",
    "redirect-malformed",
    [
      "contoso.com",
      "http://contoso.com",
      "javascript:alert(1)",
      "data:text/html,hi",
      "https://",
      "https:contoso.com",
      "https:/contoso.com",
      "https://con toso.com",
      "https://contoso.com/a\nb",
      "https://contoso.com\\@evil.example",
      "https://ann@contoso.com",
      "https://ann:secret@contoso.com",
      `https://contoso.com/${"x".repeat(2_048)}`,
    ],
  ],
  ["sendMail", "send-mail-malformed", ["yes", "1", "TRUE"]],
];

describe("readForm", () => {
  it("needs the address alone", () => {
    assert.deepEqual(readForm({ email: " Sam@Fabrikam.com " }, usual), {
      kind: "form",
      email: "Sam@Fabrikam.com",
      emailKey: "sam@fabrikam.com",
      options: { redirectUrl: usual, sendMail: true },
    });
  });

  it("asks for the address when there is none", () => {
    assert.deepEqual(readForm({}, usual), { kind: "problems", problems: { email: "email-missing" } });
  });

  for (const [field, value, options] of accepted) {
    it(`reads ${field} ${JSON.stringify(value.slice(0, 50))}`, () => {
      assert.deepEqual(optionsOf({ [field]: value }), { redirectUrl: usual, sendMail: true, ...options });
    });
  }

  for (const [field, problem, values] of refused) {
    for (const value of values) {
      it(`answers ${problem} to ${JSON.stringify(value.slice(0, 50))}`, () => {
        assert.deepEqual(read({ [field]: value }), { kind: "problems", problems: { [field]: problem } });
      });
    }
  }

  it("names everything that is wrong at once", () => {
    const values = {
      email: "sam+1@fabrikam.com",
      displayName: "n".repeat(300),
      cc: "ann",
      redirectUrl: "no",
      sendMail: "maybe",
      messageLanguage: "?",
    };
    assert.deepEqual(readForm({ ...values, message: "m".repeat(3_000) }, usual), {
      kind: "problems",
      problems: {
        email: "email-characters",
        displayName: "display-name-too-long",
        message: "message-too-long",
        messageLanguage: "language-unknown",
        cc: "cc-malformed",
        redirectUrl: "redirect-malformed",
        sendMail: "send-mail-malformed",
      },
    });
  });

  it("never lets through more than the limits, whatever was typed", () => {
    const anything = fc.dictionary(fc.constantFrom(...formFields), fc.oneof(fc.webUrl(), fc.string({ unit: "binary", maxLength: 300 })));
    fc.assert(
      fc.property(anything, (values) => {
        const form = read({ ...values, email: "sam@fabrikam.com" });
        if (form.kind !== "form") return;
        const { displayName = "", message = "", redirectUrl } = form.options;
        assert.ok(displayName.length <= 256 && message.length <= 2_000);
        assert.match(redirectUrl, /^https:\/\/\S+$/i);
      }),
    );
  });
});
