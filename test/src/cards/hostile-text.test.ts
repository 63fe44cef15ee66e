import assert from "node:assert/strict";
import * as fc from "fast-check";
import { describe, it } from "mocha";
import { commandNames } from "../../../bot/command.ts";
import type { AdaptiveCard } from "../../../src/cards/card.ts";
import { approvalCard } from "../../../src/cards/approval.ts";
import { approversNotice } from "../../../src/cards/approvers-notice.ts";
import { askAdminCard } from "../../../src/cards/ask-admin.ts";
import { askToDeleteCard } from "../../../src/cards/ask-to-delete.ts";
import { addToTeamCard } from "../../../src/cards/add-to-team.ts";
import { escapeName } from "../../../src/cards/escape.ts";
import { helpCard } from "../../../src/cards/help.ts";
import { historyCard } from "../../../src/cards/history.ts";
import { invitationCard } from "../../../src/cards/invitation.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { noticeText } from "../../../src/cards/notice.ts";
import { teamStages } from "../../../src/domain/team-plan.ts";
import type { TeamPlan } from "../../../src/domain/team-plan.ts";
import { cantGetInCard } from "../../../src/cards/cant-get-in.ts";
import { chooseTeamCard } from "../../../src/cards/choose-team.ts";
import { ownersCard } from "../../../src/cards/owners.ts";
import { approversNotices, noticeKinds } from "../../../src/domain/notice.ts";
import { waitingCard } from "../../../src/cards/waiting.ts";
import { overrideCard } from "../../../src/cards/override.ts";
import { pendingCard } from "../../../src/cards/pending.ts";
import { revokeCard } from "../../../src/cards/revoke.ts";
import { redeemLinkCard } from "../../../src/cards/redeem-link.ts";
import { suggestionCard } from "../../../src/cards/suggestion.ts";
import { statusCard } from "../../../src/cards/status.ts";
import { cleanName } from "../../../src/domain/clean-text.ts";
import { mostRemarks } from "../../../src/domain/approval.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { Caution } from "../../../src/domain/caution.ts";
import type { Refusal } from "../../../src/domain/refusal.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { anApproval } from "../../build/an-approval.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at, id } from "../../build/ids.ts";
import { longestApprovedMessage } from "../../../src/domain/approved-message.ts";
import { formFields, inviteForm } from "../../../src/domain/invite-form.ts";
import { typedOptions } from "../../build/typed-options.ts";
import { person } from "../../build/person.ts";
import { assertNoFormatting, renderOn } from "./markdown-readers.ts";
import { markdownOf } from "./markdown-of.ts";
import { parseCard } from "./parse-card.ts";
import { runs } from "../../build/runs.ts";

const texts = textsFor("en");

/** More than Teams renders on desktop and web. */
const render = (text: string) => renderOn("linking", text);

const pieces = [
  ..."[ ]( ) http://evil.example www.evil.example <at> </at> <b> ** _ ` ~~ - + = > # | ! \\ &lt; 1. \n \t \u202e \u200f".split(" "),
  ..."${x} ${$root} {{name}} {{email}} $t(help.title) $& <https://evil.example> javascript:alert(1) mailto:a@b.example //evil.example a Ann 7 : // .".split(
    " ",
  ),
  " ",
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4, unit: "grapheme" })), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(""))
  .filter((text) => text.length <= 120);

/** The addresses of the landing page and of Microsoft's page for administrators, which nobody types here, may be links to themselves. */
const formatting =
  'a:not([href^="https://myapplications.microsoft.com/"], [href="https://x.example"]), at, b, em, strong, s, code, pre, ul, ol, h1, h2, h3, hr, img, blockquote';

/** Tried before random ones; all of them in the long suite. */
const wellKnown = [
  "`a`",
  "~~~~",
  "- a",
  "+ a",
  "1. a",
  "# a",
  "> a",
  "**a**",
  "~~a~~",
  "[a](http://evil.example)",
  "<https://evil.example>",
  "<at>Ann</at>",
];

const seen = (text: string) =>
  text
    .replaceAll("`", "\u02cb")
    .replace(/\s+/g, " ")
    .replace(/[^\P{C}\u200c\u200d]/gu, "")
    .replace(/\s+/g, " ")
    .trim();

function hostileInvitation(text: string) {
  return anInvitation({
    email: text,
    requester: person({ name: text, id: id("p"), teamsId: "29:p" }),
    options: typedOptions(text),
    state: { kind: "invited", since: at("10:00"), guestId: id("g") },
    allowedBy: text,
    override: { what: "deny", rule: text, reason: text, by: id("p"), at: at("10:00") },
  });
}

/** All texts that people can write about a request. */
function hostileRequest(text: string): Invitation {
  const doer = { by: id("m"), name: text, at: at("10:00") };
  const remarks = Array.from({ length: mostRemarks }, (_, index) => ({ kind: index % 2 ? "answer" : "question", ...doer, text }) as const);
  const decision = { kind: "rejected", ...doer, reason: text } as const;
  const problem = { ...doer, reason: "invitations-not-allowed" } as const;
  const approval = anApproval({ rule: text, approversName: text, justification: text, remarks, decision, problem });
  return { ...hostileInvitation(text), approval, state: { kind: "awaiting-approval", since: at("10:00") }, inviteAs: "approver" };
}

function refusals(text: string): Refusal[] {
  return [
    { kind: "own-domain", domain: text },
    { kind: "employee", name: text, user: id("g") },
    { kind: "guest-accepted", name: text, user: id("g"), since: null },
    { kind: "guest-no-state", name: text, user: id("g") },
    { kind: "domain-blocked", domain: text },
    { kind: "to-confirm", cautions: hostileCautions(text) },
    { kind: "already-invited", invitation: hostileInvitation(text), following: false },
    { kind: "policy-denied", say: { en: text }, unchecked: true },
  ];
}

function hostileCautions(name: string): readonly Caution[] {
  return [
    { kind: "guest-pending", name, since: at("10:00") },
    { kind: "deleted-lately", name, since: at("10:00") },
    { kind: "contact-exists", name },
    { kind: "same-name", name, email: name },
    { kind: "domain-mistyped", domain: name, meant: name, email: name },
    { kind: "copy-mistyped", domain: name, meant: name },
    { kind: "needs-approval", why: "policy", approvers: name },
  ];
}

function hostileForm(text: string, refusal: Refusal): AdaptiveCard {
  const values = Object.fromEntries(formFields.map((field) => [field, text]));
  return inviteFormCard(
    { id: id("i"), for: id("p"), values, problems: {}, refusal, defaultRedirectUrl: "https://x.example", inChannel: true },
    texts,
  );
}

const event = { at: at("10:00"), invitation: id("i"), what: "requested", by: id("p") } as const;
const page = { page: { kind: "first" }, count: 1, now: at("11:00") } as const;

const acceptedState = { kind: "accepted", since: at("10:00"), heardAt: at("10:00"), guestId: id("g"), path: "delta" } as const;
const teamPlans = (text: string): readonly TeamPlan[] =>
  teamStages.map((stage) => ({ groupId: "g", name: text, stage, since: at("10:00"), by: { id: id("p"), name: text } }));

function cardsWith(text: string, [refusal] = refusals(text), request = hostileRequest(text)): AdaptiveCard[] {
  const invitation = hostileInvitation(text);
  const user = { displayName: text, userType: "Guest", userState: null, userStateSince: null, createdAt: null } as const;
  const kept = { invitation, guest: id("g"), by: { name: text }, page: "https://x.example" };
  return [
    ...(refusal ? [hostileForm(text, refusal)] : []),
    invitationCard({ invitation }, texts),
    invitationCard({ invitation: { ...request, options: { ...invitation.options, sendMail: false } } }, texts),
    revokeCard({ invitation }, texts),
    askToDeleteCard({ ...kept, why: "not-permitted", permission: "User.Read.All" }, texts),
    askToDeleteCard({ ...kept, why: "shared" }, texts),
    askAdminCard({ name: text, ask: { for: "ask-for-domain", domain: text } }, texts),
    redeemLinkCard({ invitation, redeemUrl: "https://x.example", tenantLink: "https://x.example" }, texts),
    statusCard({ email: text, user, ours: invitation }, texts),
    pendingCard({ ...page, filter: { of: "mine", domain: text.slice(0, 253) }, invitations: [invitation] }, texts),
    historyCard({ invitation, events: [event], earlier: true, names: new Map([[id("p"), text]]) }, texts),
    addToTeamCard({ partner: { ...invitation, invitation }, team: text, link: "https://x.example" }, texts),
    chooseTeamCard({ partner: { ...invitation, invitation }, teams: [{ groupId: "g", name: text }], link: "https://x.example" }, texts),
    cantGetInCard({ invitation, hindrance: "account" }, texts),
    ...teamPlans(text).map((team) => ownersCard({ invitation: { ...invitation, state: acceptedState, team } }, texts)),
    suggestionCard({ text: texts.t("suggest.typo", { command: escapeName(text) }), commands: [text, text] }, texts),
    overrideCard(
      { email: text, copy: text, name: text, override: { what: "approve", rule: text, reason: text, by: id("p"), at: at("10:00") } },
      texts,
    ),
    helpCard({ botName: text, inChannel: true, commands: commandNames }, texts),
    approvalCard({ invitation: request }, texts),
    approvalCard({ invitation: { ...request, state: { kind: "sending", since: at("10:00") } } }, texts),
    waitingCard({ invitations: [request], now: at("11:00") }, texts),
  ];
}

describe("text that people typed", () => {
  it("never becomes a link, a mention, a list or emphasis", () => {
    fc.assert(
      fc.property(hostile, fc.nat(6), (text, which) => {
        const cards = cardsWith(text, refusals(text).slice(which));
        assertNoFormatting(cards.flatMap((card) => markdownOf(card))); // together: most texts are on several cards
        for (const card of cards) {
          const { element, problems } = parseCard(card, render);
          assert.deepEqual(problems, []);
          assert.equal(element.querySelector(formatting), null);
          const { body, msteams } = card;
          assert.doesNotMatch(JSON.stringify(body).replace(/"(value|domain|address)":"(?:[^"\\]|\\.)*"/g, ""), /<at>/);
          assert.doesNotMatch(JSON.stringify(msteams ?? {}), /"entities":\[[^\]]/);
        }
      }),
      { numRuns: runs(wellKnown.length + 8), examples: wellKnown.map((text) => [text, 1]) },
    );
  });

  it("is shown as typed, on one line", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { element } = parseCard(invitationCard({ invitation: hostileInvitation(text) }, texts), render);
        const title = element.querySelector("[role=heading]")?.textContent ?? "";
        assert.equal(seen(title), seen(cleanName(text)));
      }),
      { numRuns: runs(60) },
    );
  });

  it("stays in the form's fields, without invisible characters", () => {
    const text = "*a* <at>b</at> ${c} [d](http://e) {{f}}\nsecond\u202e line";
    const card = hostileForm(text, { kind: "requester-is-guest" });
    const inputs = parseCard(card, render).element.querySelectorAll("textarea");
    assert.deepEqual(new Set(Array.from(inputs, ({ value }) => value)), new Set(["*a* <at>b</at> ${c} [d](http://e) {{f}}\nsecond line"]));
  });

  it("gives a notice exactly one mention, of its reader, and none without a name", () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...noticeKinds), fc.constantFrom("requester", "colleague"), (text, notice, as) => {
        const invitation = hostileInvitation(text);
        const said = noticeText({ invitation, notice, hearer: { as, person: invitation.requester }, inTeam: true }, texts);
        if (!said.mention) return assert.doesNotMatch(said.text, /<at>/);
        assert.equal(said.text.split(said.mention.text).length, 2);
        assert.equal(said.text.split("<at>").length, 2);
        assert.equal(said.text.split("</at>").length, 2);
        assert.deepEqual(said.mention, { text: `<at>${said.mention.name}</at>`, name: said.mention.name, id: "29:p" });
        const html = render(said.text.replace(said.mention.text, said.mention.name));
        assert.doesNotMatch(html, /<(a|img|code)[ >]/);
      }),
      { numRuns: runs(150) },
    );
  });

  it("mentions each approver who is notified exactly once, and nobody else", () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...approversNotices), (text, what) => {
        const people = [person({ name: text, id: id("p"), teamsId: "29:p" }), person({ name: "Ann", id: id("a"), teamsId: "29:a" })];
        const said = approversNotice({ invitation: hostileRequest(text), what, toMention: { people } }, texts);
        for (const mention of said.mentions) assert.equal(said.text.split(mention.text).length, 2);
        assert.equal(said.text.split("<at>").length, said.mentions.length + 1);
        const html = render(said.text.replaceAll(/<\/?at>/g, ""));
        assert.doesNotMatch(html, /<(a|img|code)[ >]/);
      }),
      { numRuns: runs(150) },
    );
  });

  it("mentions requester and approvers with texts that occur once on the card", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const people = [person({ name: text, id: id("q"), teamsId: "29:q" })];
        const { body, msteams } = approvalCard({ invitation: hostileRequest(text), toMention: { people } }, texts);
        const shown = JSON.stringify(body);
        const { entities } = msteams as { readonly entities: readonly { readonly text: string }[] };
        for (const entity of entities) assert.ok(shown.includes(JSON.stringify(entity.text).slice(1, -1)));
        assert.equal(shown.split("<at>").length, entities.length + 1);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("the size of a card", () => {
  /** Teams takes 100 KB; the rest of the activity needs some. */
  const limit = 80 * 1024;
  const size = (card: AdaptiveCard) => Buffer.byteLength(JSON.stringify(card), "utf16le");

  it("stays below Teams' limit with the longest texts", () => {
    for (const long of ["\\".repeat(10_000), "*".repeat(10_000), "é".repeat(10_000), '"\n'.repeat(5_000), "-\n".repeat(5_000)]) {
      for (const card of cardsWith(long)) assert.ok(size(card) <= limit, `${size(card)} bytes`);
      const invitations = Array.from({ length: 100 }, () => hostileInvitation(long));
      assert.ok(
        size(
          pendingCard({ ...page, filter: { of: "here", domain: long.slice(0, 253), days: 7 }, invitations, understood: false }, texts),
        ) <= limit,
      );
    }
  });

  it("stays below it with the longest page, too, also where an older request has a longer message", () => {
    const request = hostileRequest("\\".repeat(2_000));
    const longest = { ...request.options, redirectUrl: `https://contoso.com/${"*".repeat(2_028)}` };
    const sizeWith = (message: string) => size(approvalCard({ invitation: { ...request, options: { ...longest, message } } }, texts));
    assert.ok(sizeWith("\\".repeat(longestApprovedMessage)) <= limit);
    assert.ok(sizeWith("\\".repeat(inviteForm.message.longest)) <= limit + 12 * 1024);
  });
});
