import assert from "node:assert/strict";
import fc from "fast-check";
import { invitationBody } from "../../src/adapters/graph/invitation-body.ts";
import { optionsSchema, optionsText } from "../../src/adapters/store/rows/options-column.ts";
import { approvalCard } from "../../src/cards/approval.ts";
import { approvedMessageProblem } from "../../src/domain/approved-message.ts";
import { cleanName, cleanText } from "../../src/domain/clean-text.ts";
import type { InviteOptions } from "../../src/domain/invite-options.ts";
import type { FormValues } from "../../src/domain/invite-form.ts";
import { readForm } from "../../src/domain/read-form.ts";
import { textsFor } from "../../src/texts/texts.ts";
import { anApproval } from "../build/an-approval.ts";
import { anInvitation } from "../build/an-invitation.ts";
import { hostileText } from "../build/hostile-text.ts";
import { at } from "../build/ids.ts";
import { runs } from "../build/runs.ts";
import { sentWords } from "../build/sent-words.ts";
import type { SentWords } from "../build/sent-words.ts";
import { shownRequest } from "../build/shown-request.ts";
import { readers } from "../src/cards/markdown-readers.ts";
import type { Reader } from "../src/cards/markdown-readers.ts";

const texts = textsFor("en");
const usual = "https://myapplications.microsoft.com/?tenantid=tenant";
const email = "dana@woodgrovebank.com";

/** Tries of the attack: what a card cut, dropped or wrote differently from the mail. */
const tries: readonly FormValues[] = [
  { message: `${"Harmless. ".repeat(38)}${"*".repeat(60)} URGENT: see https://evil.example/confirm` },
  { message: "*".repeat(500) },
  { message: "One\r\n\r\n\r\n- two\n# three\n    four\n1. five\n===\n> six\n| seven |\n``` eight" },
  { message: "\\*a\\* \\_b\\_ \\[c\\](d) e\\\\f g_h_i C:\\" },
  { message: "pay \u202enow\u202c, \u200b\u2066not later\u2069\u2028never" },
  { displayName: `${"Dana Weber ".repeat(22)}IT Helpdesk` },
  { displayName: "Dana \u202enimda\u202c \u200bGlobal\u200b\r\nAdmin" },
  { displayName: "<at>Megan</at> [Dana](http://evil.example) *x* &lt;b&gt; www.evil.example" },
  { redirectUrl: `https://contoso.com.signin.account.${"prompt-none.".repeat(17)}evil.example/` },
  { redirectUrl: "https://contoso.com/r?to=https://evil.example" },
  { redirectUrl: "https://contoso.com/#https://evil.example" },
  { redirectUrl: "https://cоntoso.com/" },
  { redirectUrl: "HTTPS://CONTOSO.com:443/a/../b_c_d*e*(f)/\u202efdp.exe" },
  { cc: "<mailto:a_b_c@fabrikam.com>" },
];

const hosts = [
  "contoso.com",
  "cоntoso.com",
  "evil。example",
  "ｅvil.example",
  "a_b.example",
  "xn--cntoso-wqf.com",
  `${"a.".repeat(120)}example`,
];
const redirects = fc.oneof(
  fc.constantFrom("", ...hosts.map((host) => `https://${host}`)),
  fc
    .tuple(fc.constantFrom(...hosts), hostileText(60), fc.constantFrom("", "?to=https://evil.example", "#a", "?", "#"))
    .map(([host, path, end]) => `https://${host}/${path.replaceAll(/[\s\\?#]/g, "")}${end}`),
);
const typed: fc.Arbitrary<FormValues> = fc.record({
  displayName: hostileText(300),
  message: hostileText(600),
  cc: fc.constantFrom("", "lee@fabrikam.com", "mailto:a_b@fabrikam.com", "Lee <lee_x@fabrikam.com>", "\u200fo'brien@fabrikam.com\u200b"),
  redirectUrl: redirects,
});

/** What Graph gets, as a person would read it. */
function posted(options: InviteOptions): SentWords {
  const { invitedUserDisplayName, invitedUserMessageInfo: info, inviteRedirectUrl } = invitationBody({ ...options, email }, (path) => path);
  const { customizedMessageBody: message = "", ccRecipients: [copy] = [] } = info ?? {};
  assert.equal(new URL(inviteRedirectUrl).href, inviteRedirectUrl, "a browser goes where the card says");
  assert.match(inviteRedirectUrl, /^[\x21-\x7e]+$/);
  assert.equal(cleanText(message), message);
  assert.equal(cleanName(invitedUserDisplayName ?? ""), invitedUserDisplayName ?? "");
  return sentWords({ name: invitedUserDisplayName, message, cc: copy?.emailAddress.address, page: inviteRedirectUrl });
}

/** What the approver reads on one of Teams' clients. */
function shown(options: InviteOptions, reader: Reader): SentWords {
  const state = { kind: "awaiting-approval", since: at("10:00") } as const;
  return shownRequest(approvalCard({ invitation: anInvitation({ email, options, state, approval: anApproval() }) }, texts), reader);
}

/** Undefined when the form comes back. */
function requested(values: FormValues): InviteOptions | undefined {
  const form = readForm({ email, ...values }, usual);
  return form.kind === "form" && approvedMessageProblem(form.options).message === undefined ? form.options : undefined;
}

describe("What the approver reads is what goes out", () => {
  for (const values of tries) {
    it(`for ${JSON.stringify(values).slice(0, 70)}`, () => {
      const options = requested(values);
      assert.ok(options);
      for (const reader of readers) assert.deepEqual(shown(options, reader), posted(options), reader);
      assert.deepEqual(optionsSchema.parse(JSON.parse(optionsText(options))), options, "and it is stored so");
    });
  }

  it("for anything that people type", () => {
    let accepted = 0;
    fc.assert(
      fc.property(typed, fc.constantFrom(...readers), (values, reader) => {
        const options = requested(values);
        if (!options) return;
        accepted++;
        assert.deepEqual(shown(options, reader), posted(options));
        assert.deepEqual(optionsSchema.parse(JSON.parse(optionsText(options))), options);
      }),
      { numRuns: runs(250) },
    );
    assert.ok(accepted > 5, `only ${accepted} were accepted`);
  });

  it("for requests that an earlier version stored as they were typed, of any length that it took", () => {
    const stored = fc.record({ displayName: hostileText(256), message: hostileText(2_000), redirectUrl: redirects });
    fc.assert(
      fc.property(stored, fc.constantFrom(...readers), ({ redirectUrl, ...words }, reader) => {
        const options = optionsSchema.parse({ ...words, redirectUrl: URL.canParse(redirectUrl) ? redirectUrl : usual, sendMail: true });
        assert.deepEqual(shown(options, reader), posted(options));
      }),
      {
        numRuns: runs(100),
        examples: [[{ displayName: "n".repeat(256), message: "- *m*\r\n".repeat(285), redirectUrl: "https://a.example" }, "android"]],
      },
    );
  });
});
