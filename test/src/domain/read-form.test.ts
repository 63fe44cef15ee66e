import assert from "node:assert/strict";
import fc from "fast-check";
import { cleanName, cleanText } from "../../../src/domain/clean-text.ts";
import { formFields } from "../../../src/domain/invite-form.ts";
import type { FieldProblem, FormField, FormValues } from "../../../src/domain/invite-form.ts";
import { readForm } from "../../../src/domain/read-form.ts";

const usual = "https://myapplications.microsoft.com/?tenantid=tenant";
const read = (values: FormValues) => readForm({ email: "sam@fabrikam.com", ...values }, usual);

const adele = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const megan = "48d31887-5fad-4d73-a9f5-3c356e68a038";
/** This many different people. */
const crowd = (count: number) => Array.from({ length: count }, (_, n) => `87d349ed-44d7-43e1-9a83-${String(n).padStart(12, "0")}`);

function optionsOf(values: FormValues): unknown {
  const form = read(values);
  return form.kind === "form" ? form.options : form;
}

const accepted: readonly (readonly [FormField, string, expected: object])[] = [
  ["displayName", "  Sam Taylor ", { displayName: "Sam Taylor" }],
  ["displayName", "n".repeat(256), { displayName: "n".repeat(256) }],
  ["displayName", "  ", {}],
  ["displayName", "Dana \u202enimda\u202c\r\n\u200bGlobal", { displayName: "Dana nimda Global" }],
  ["displayName", "\u200b\u202e", {}],
  ["displayName", `${"n".repeat(256)}${"\u200b".repeat(3_000)}`, { displayName: "n".repeat(256) }],
  ["message", "Dear Sam,\nwelcome", { message: "Dear Sam,\nwelcome" }],
  ["message", "m".repeat(2_000), { message: "m".repeat(2_000) }],
  ["message", "Dear Sam,\r\n\r\n\r\n\u200bwelcome\u2028now", { message: "Dear Sam,\n\nwelcome\nnow" }],
  ["message", "e\u0301".repeat(2_000), { message: "é".repeat(2_000) }],
  ["messageLanguage", "fr", { messageLanguage: "fr" }],
  ["messageLanguage", "fr-CA", { messageLanguage: "fr-CA" }],
  ["messageLanguage", "zh-Hant-TW", { messageLanguage: "zh-Hant-TW" }],
  ["messageLanguage", "", {}],
  ["cc", "ann@contoso.com", { cc: "ann@contoso.com" }],
  ["cc", " <mailto:Ann@contoso.com> ", { cc: "Ann@contoso.com" }],
  ["redirectUrl", "https://contoso.com/welcome?a=b#c", { redirectUrl: "https://contoso.com/welcome?a=b#c" }],
  ["redirectUrl", "HTTPS://contoso.com", { redirectUrl: "https://contoso.com/" }],
  ["redirectUrl", "https://cоntoso.com/", { redirectUrl: "https://xn--cntoso-wqf.com/" }],
  ["redirectUrl", `https://${"a.".repeat(120)}evil.example/`, { redirectUrl: `https://${"a.".repeat(120)}evil.example/` }],
  ["redirectUrl", " ", {}],
  ["sendMail", "true", { sendMail: true }],
  ["sendMail", "false", { sendMail: false }],
  ["sendMail", "", { sendMail: true }],
  ["colleagues", `${adele},${megan}`, { colleagues: [adele, megan] }],
  ["colleagues", ` ${adele.toUpperCase()} ,, ${adele}`, { colleagues: [adele] }],
  ["colleagues", crowd(10).join(","), { colleagues: crowd(10) }],
  ["colleagues", " , ", {}],
  ["userType", "Member", { userType: "Member" }],
  ["userType", "Guest", {}],
  ["userType", "", {}],
];

const refused: readonly (readonly [FormField, FieldProblem, readonly string[]])[] = [
  ["displayName", "display-name-too-long", ["n".repeat(257), "😀".repeat(129)]],
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
      "https://:secret@contoso.com",
      `https://contoso.com/${"x".repeat(2_048)}`,
      `https://contoso.com/${"é".repeat(400)}`,
      `https://${"a.".repeat(121)}evil.example/`,
      `https://${"a".repeat(64)}.example/`,
    ],
  ],
  ["sendMail", "send-mail-malformed", ["yes", "1", "TRUE"]],
  ["colleagues", "colleagues-malformed", ["adele", `${adele};${megan}`, `${adele},x`, "29:1abc", "{}", `${adele}\n${megan}`]],
  ["colleagues", "colleagues-too-many", [crowd(11).join(","), "x,".repeat(4_000) + crowd(11).join(",")]],
  ["addToTeam", "toggle-malformed", ["yes", "1"]],
  ["toChannel", "toggle-malformed", ["yes", "19:evil@thread.tacv2", "https://evil.example"]],
  ["userType", "user-type-unknown", ["member", "Admin", "Guest,Member"]],
];

const valid: FormValues = { email: "sam@fabrikam.com", cc: "ann@contoso.com", redirectUrl: "https://contoso.com/", sendMail: "false" };

describe("readForm", () => {
  it("needs the address only", () => {
    assert.deepEqual(readForm({ email: " Sam@Fabrikam.com " }, usual), {
      kind: "form",
      email: "Sam@Fabrikam.com",
      emailKey: "sam@fabrikam.com",
      options: { redirectUrl: usual, sendMail: true },
      toChannel: false,
      addToTeam: false,
    });
  });

  for (const [value, toChannel] of [
    ["true", true],
    ["false", false],
    ["", false],
  ] as const) {
    it(`reads whether the partner lands in the channel: ${JSON.stringify(value)}`, () => {
      const form = read({ toChannel: value });
      assert.deepEqual([form.kind, form.kind === "form" && form.toChannel], ["form", toChannel]);
    });
  }

  for (const [value, addToTeam] of [
    ["true", true],
    ["false", false],
    ["", false],
  ] as const) {
    it(`reads whether the partner joins the team: ${JSON.stringify(value)}`, () => {
      const form = read({ addToTeam: value });
      assert.deepEqual([form.kind, form.kind === "form" && form.addToTeam], ["form", addToTeam]);
    });
  }

  it("reports a missing address", () => {
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

  for (const field of formFields) {
    it(`says that ${field} is too long, whatever would be left of it`, () => {
      for (const long of ["x".repeat(10_001), `${valid[field] ?? "x"}${"\u200b".repeat(10_000)}`]) {
        assert.deepEqual(read({ [field]: long }), { kind: "problems", problems: { [field]: "field-too-long" } });
      }
    });
  }

  it("reports all problems at once", () => {
    const values = {
      email: "sam+1@fabrikam.com",
      displayName: "n".repeat(300),
      cc: "ann",
      redirectUrl: "no",
      sendMail: "maybe",
      messageLanguage: "?",
      colleagues: "ben",
      toChannel: "perhaps",
      userType: "Owner",
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
        colleagues: "colleagues-malformed",
        toChannel: "toggle-malformed",
        userType: "user-type-unknown",
      },
    });
  });

  it("never accepts more than the limits, for any input", () => {
    const people = fc.array(fc.oneof(fc.uuid(), fc.string({ maxLength: 40 })), { maxLength: 30 }).map((ids) => ids.join(","));
    const hostile = fc.oneof(fc.webUrl(), people, fc.constantFrom("Member", "true"), fc.string({ unit: "binary", maxLength: 300 }));
    const anything = fc.dictionary(fc.constantFrom(...formFields), hostile);
    fc.assert(
      fc.property(anything, (values) => {
        const form = read({ ...values, email: "sam@fabrikam.com" });
        if (form.kind !== "form") return;
        const { displayName = "", message = "", redirectUrl, colleagues = [], userType = "Member" } = form.options;
        assert.ok(displayName.length <= 256 && message.length <= 2_000 && colleagues.length <= 10);
        assert.deepEqual([cleanName(displayName), cleanText(message)], [displayName, message]);
        for (const colleague of colleagues) assert.match(colleague, /^[0-9a-f-]{36}$/);
        assert.equal(userType, "Member");
        assert.match(redirectUrl, /^https:\/\/\S+$/i);
      }),
    );
  });
});
