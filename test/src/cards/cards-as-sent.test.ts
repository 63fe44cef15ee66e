import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { GUEST_IDS } from "../../../sandbox/directory/well-known.ts";
import type { Mail } from "../../../sandbox/tenant/mailbox.ts";
import { invitationBody } from "../../../src/adapters/graph/invitation-body.ts";
import { approvalData } from "../../../src/cards/approval.ts";
import { headsUpData } from "../../../src/cards/heads-up.ts";
import { invitationData } from "../../../src/cards/invitation.ts";
import { mailLanguages } from "../../../src/cards/mail-languages.ts";
import { linkMail } from "../../../src/cards/ready-mail.ts";
import { refusalText } from "../../../src/cards/refusal-text.ts";
import type { Caution } from "../../../src/domain/caution.ts";
import { cleanName } from "../../../src/domain/clean-text.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { InviteOptions } from "../../../src/domain/invite-options.ts";
import { cautionsOf } from "../../../src/domain/request-cautions.ts";
import { prepareInvitation } from "../../../src/flows/checking/prepare-invitation.ts";
import type { Actor } from "../../../src/ports/identity.ts";
import { languages } from "../../../src/texts/locale.ts";
import type { Language } from "../../../src/texts/locale.ts";
import type { TextKey } from "../../../src/texts/text-key.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import type { Texts } from "../../../src/texts/texts.ts";
import { aPreflight } from "../../build/a-preflight.ts";
import { anApproval } from "../../build/an-approval.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at, id } from "../../build/ids.ts";
import { person } from "../../build/person.ts";
import { runs } from "../../build/runs.ts";
import { createGraphWorld } from "../../sandbox/graph/graph-world.ts";
import type { GraphCall, GraphWorld } from "../../sandbox/graph/graph-world.ts";
import { shownOn } from "./markdown-readers.ts";

const adele = person({ name: "Adele Vance" });
const email = "nora.berg@woodgrovebank.com";
const message = "Welcome *aboard*!\n\n- read the_plan\n1. call me";
const wanted = {
  displayName: "Nora *Ann* O'Berg_",
  cc: "a_b_c@fabrikam.com",
  redirectUrl: "https://xn--cntoso-wqf.com/b_c/*d*/(e)?next=https://evil.example",
  sendMail: true,
} as const;

/** What is compared: what was typed, what goes out, and what arrives. */
interface Sent {
  readonly typed: InviteOptions;
  readonly prepared: Invitation;
  readonly cautions: readonly Caution[];
  readonly mail: Mail;
}

/** The cards of requesters in all languages, and the mails for the partner, say the same as Microsoft's mail. */
describe("what all cards say about one invitation", () => {
  let world: GraphWorld;
  before(async () => {
    world = await createGraphWorld();
  });
  after(() => world.tenant.reset());

  async function send(call: GraphCall, actor: Actor, typed: InviteOptions): Promise<Sent> {
    const given = anInvitation({ email, requester: adele, options: typed, ...(actor.kind === "app" && { inviteAs: "app" }) });
    const preflight = aPreflight();
    const cautions = cautionsOf({ preflight, wanted: given, inviter: actor, knownDomains: [] });
    const prepared = prepareInvitation(given, { preflight, actor, cautions });
    const body = invitationBody({ ...prepared.options, email }, (path) => path);
    assert.equal(body.invitedUserDisplayName, wanted.displayName);
    assert.equal((await call("POST", "/invitations", { body })).status, 201);
    return { typed, prepared, cautions, mail: world.tenant.mailbox.list()[0] ?? assert.fail("no mail") };
  }

  /** Each reader's language with another one of the guest's: in the long suite all, so that the mail's language meets each of both. */
  function pairsFor(chosen: Language): readonly (readonly [reader: Texts, guest: Language])[] {
    const first = languages.indexOf(chosen);
    const count = Math.min(runs(languages.length), languages.length);
    return Array.from({ length: count }, (_, step) => {
      const [reader, guest] = [first + step * 5, first + step * 2].map((index) => languages[index % languages.length] ?? chosen);
      return [textsFor(reader), guest ?? chosen] as const;
    });
  }

  for (const chosen of languages) {
    for (const kind of ["person", "app"] as const) {
      it(`is true in all languages, when ${chosen} is chosen for the mail by ${kind === "app" ? "the app" : "a person"}`, async () => {
        const call = kind === "app" ? await world.asApp() : await world.asPerson();
        const actor: Actor = kind === "app" ? { kind } : { kind, id: adele.id, accessToken: "" };
        const tag = mailLanguages(textsFor("en")).find(({ value }) => value.startsWith(chosen))?.value ?? assert.fail(chosen);
        for (const [reader, guest] of pairsFor(chosen)) {
          world.tenant.users.update(GUEST_IDS.nora, { preferredLanguage: guest });
          for (const words of [{ messageLanguage: tag }, { message, messageLanguage: tag }, { message }, {}]) {
            world.tenant.mailbox.clear();
            compare(await send(call, actor, { ...wanted, ...words }), reader);
          }
        }
      });
    }
  }
});

function compare(sent: Sent, texts: Texts): void {
  compareConfirm(sent, texts);
  compareApproval(sent, texts);
  compareLiving(sent, texts);
  compareMails(sent, texts);
}

/** The form that asks to confirm names what Microsoft leaves out, and nothing else. */
function compareConfirm({ typed, cautions, mail }: Sent, texts: Texts): void {
  const isDropped = typed.message !== undefined && mail.customMessage === null;
  const isIgnored = typed.messageLanguage !== undefined && mail.customMessage !== null;
  const expected = [...(isDropped ? ["message-unused-app" as const] : []), ...(isIgnored ? ["language-unused" as const] : [])];
  assert.deepEqual(
    cautions.map((caution) => caution.kind),
    expected,
  );
  if (typed.messageLanguage !== undefined && !isIgnored) assert.equal(mail.language, typed.messageLanguage);
  const told = refusalText({ kind: "to-confirm", cautions }, texts);
  for (const kind of expected) assert.ok(told.includes(texts.t(`caution.${kind}`)));
}

/** What approvers read before, and the inviter's name once one of them has approved. */
function compareApproval({ prepared, mail }: Sent, texts: Texts): void {
  const state = { kind: "awaiting-approval", since: at("10:00") } as const;
  const decision = { kind: "approved", by: adele.id, name: adele.name, at: at("10:40") } as const;
  const { sent, details, message: shown } = approvalData({ invitation: { ...prepared, state, approval: anApproval({ decision }) } }, texts);
  const { origin, pathname } = new URL(mail.redirectUrl);
  const fact = factsOf([...sent, ...details.facts], texts);
  assert.equal(fact("invitation.fact.name"), wanted.displayName);
  assert.equal(fact("approval.fact.cc"), mail.cc);
  assert.equal(fact("approval.fact.inviter"), mail.inviter.name);
  assert.equal(fact("approval.fact.lands"), cleanName(texts.t("approval.lands-with-parameters", { address: `${origin}${pathname}` })));
  assert.deepEqual(
    linesOf(shown?.text ?? ""),
    linesOf(mail.customMessage ?? "", (line) => line),
  );
  const language = prepared.options.messageLanguage && texts.languageName(prepared.options.messageLanguage);
  const ignored = language && texts.t("approval.language-ignored", { language });
  const isIgnored = mail.customMessage !== null;
  assert.equal(fact("approval.fact.language"), (isIgnored ? ignored : language) && read((isIgnored ? ignored : language) ?? ""));
}

function compareLiving({ prepared, mail }: Sent, texts: Texts): void {
  const state = { kind: "invited", since: at("10:00"), guestId: id(GUEST_IDS.nora) } as const;
  const fact = factsOf(invitationData({ invitation: { ...prepared, state } }, texts).details.facts, texts);
  assert.equal(fact("invitation.fact.name"), wanted.displayName);
  assert.equal(fact("invitation.fact.mail"), cleanName(texts.t("invitation.mail.sent-cc", { cc: mail.cc ?? "" })));
  assert.ok(fact("invitation.fact.sender")?.includes(mail.from.address));
  const subject = fact("invitation.fact.subject");
  for (const name of [mail.inviter.name, mail.tenantDomain]) assert.ok(subject?.includes(name) && mail.subject.includes(name), subject);
}

/** The ready mails are in the chosen language; nothing in them tells of another address, name or page. */
function compareMails({ prepared, mail }: Sent, texts: Texts): void {
  const { messageLanguage } = prepared.options;
  const partner = messageLanguage === undefined ? texts : textsFor(messageLanguage);
  const ahead = headsUpData({ invitation: prepared }, texts);
  const said = read(ahead.body);
  assert.equal(ahead.subject, partner.t("ready-mail.heads-up-subject"));
  assert.equal(ahead.mailRightToLeft, partner.language === "ar");
  assert.deepEqual(new URL(ahead.openMail.url).searchParams.get("to"), mail.to);
  for (const told of [wanted.displayName, mail.from.address, mail.inviter.name, mail.tenantDomain, mail.to])
    assert.ok(said.includes(told), told);
  assert.doesNotMatch(said, /evil\.example|xn--/, "the mail names the page where the partner ends up");
  const link = linkMail(prepared, "https://redeem.example", texts);
  assert.deepEqual([link.to, link.cc], [mail.to, mail.cc]);
  assert.equal(link.body.includes(message), mail.customMessage !== null);
}

function factsOf(facts: readonly { readonly title: string; readonly value: string }[], texts: Texts) {
  return (title: TextKey) => {
    const value = facts.find((fact) => fact.title === texts.t(title))?.value;
    return value === undefined ? undefined : read(value);
  };
}

/** As Teams shows it, without the marks that only keep words in their order. */
const read = (text: string) => cleanName(shownOn("desktop", text).text);

const linesOf = (text: string, show = read) =>
  text
    .split(/\n+/)
    .filter((line) => line !== "")
    .map(show);
