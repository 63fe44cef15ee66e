import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { GUEST_IDS } from "../../../sandbox/directory/well-known.ts";
import type { Mail } from "../../../sandbox/tenant/mailbox.ts";
import { invitationBody } from "../../../src/adapters/graph/invitation-body.ts";
import { approvalFacts } from "../../../src/cards/approval-facts.ts";
import { mailFacts } from "../../../src/cards/mail-facts.ts";
import { mailLanguages } from "../../../src/cards/mail-languages.ts";
import { headsUpMail } from "../../../src/cards/ready-mail.ts";
import type { InviteOptions } from "../../../src/domain/invite-options.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { createGraphWorld } from "../../sandbox/graph/graph-world.ts";
import type { GraphCall, GraphWorld } from "../../sandbox/graph/graph-world.ts";
import { anApproval } from "../../build/an-approval.ts";
import { runs } from "../../build/runs.ts";
import { mailed } from "./example-invitation.ts";

const email = "nora.berg@woodgrovebank.com";
const allReaders = languages.map((language) => textsFor(language));

/** In `npm test` each mail is compared for a fifth of the languages, which change from mail to mail. */
function readersOf(mail: number) {
  return allReaders.filter((_, index) => (index + mail) % 5 < runs(5));
}

const chosen: readonly Pick<InviteOptions, "message" | "messageLanguage">[] = [
  {},
  ...mailLanguages(textsFor("en")).map(({ value }) => ({ messageLanguage: value })),
  { message: "Welcome aboard" },
  { message: "Welcome aboard", messageLanguage: "en-US" },
  { message: "Welcome aboard", messageLanguage: "fr-FR" },
];
/** The languages of the guest, of the partner's tenant and of ours; null: not set. */
const settings = [
  { guest: null, home: null, ours: "en" },
  { guest: null, home: null, ours: "" },
  { guest: null, home: null, ours: "hu-HU" },
  { guest: null, home: "de-DE", ours: "hu-HU" },
  { guest: "fr-FR", home: "de-DE", ours: "en" },
  { guest: "ja-JP", home: null, ours: "en" },
] as const;

/** The mail says what the cards of requesters in all languages, and the lines for the partner, claim about it. */
describe("what cards say about Microsoft's mail", () => {
  let world: GraphWorld;
  before(async () => {
    world = await createGraphWorld();
  });
  after(() => world.tenant.reset());

  async function send(call: GraphCall, options: InviteOptions): Promise<Mail> {
    const link = (path: string) => `https://graph.microsoft.com/v1.0${path}`;
    const { status } = await call("POST", "/invitations", { body: invitationBody({ ...options, email }, link) });
    const [mail] = world.tenant.mailbox.list();
    assert.equal(status, 201);
    return mail ?? assert.fail("no mail");
  }

  function arrange({ guest, home, ours }: (typeof settings)[number], mailFrom: string): void {
    const homeLanguages = home === null ? [] : [`woodgrovebank.com=${home}`];
    assert.equal(world.tenant.control.patch({ mailFrom, homeLanguages, notificationLanguage: ours }).kind, "changed");
    world.tenant.users.update(GUEST_IDS.nora, { preferredLanguage: guest });
    world.tenant.mailbox.clear();
  }

  for (const mailFrom of ["initialDomain", "defaultDomain"]) {
    for (const by of ["a person", "the app"]) {
      it(`is true of the mail from the ${mailFrom} by ${by}, in all languages`, async () => {
        const call = by === "a person" ? await world.asPerson() : await world.asApp();
        const inviter = by === "a person" ? "Adele Vance" : "Contoso";
        for (const setting of settings) {
          for (const choice of chosen) {
            const options = { redirectUrl: mailed.options.redirectUrl, sendMail: true, ...choice };
            arrange(setting, mailFrom);
            compare(await send(call, options), options, inviter);
          }
        }
      });
    }
  }

  let compared = 0;

  function compare(mail: Mail, options: InviteOptions, inviter: string): void {
    const look = { sender: "invites@contoso.onmicrosoft.com", domain: "contoso.com", inviter };
    const invitation = { ...mailed, email, options, findings: { notChecked: [], mail: look } };
    for (const texts of readersOf(compared++)) {
      const [sender, subject] = mailFacts(invitation, texts);
      const senders = addressesIn(sender?.value ?? "");
      assert.deepEqual(senders, ["invites@contoso.onmicrosoft.com", "invites@contoso.com"]);
      assert.ok(senders.some((address) => address === mail.from.address));
      const names = texts.t("invitation.mail-subject-names", { inviter, domain: "contoso.com" });
      if (subject?.value !== names) assert.equal(subject?.value, mail.subject);
      for (const name of [inviter, "contoso.com"]) assert.ok(mail.subject.includes(name) && subject.value.includes(name));
      const { body } = headsUpMail(invitation, { mail: "x.example", end: "x.example" }, texts);
      assert.deepEqual(addressesIn(body.replaceAll(email, "")), senders);
      assert.ok(!body.includes(mail.subject) && body.includes(inviter) && body.includes("contoso.com"));
      compareLanguage(mail, options, texts);
    }
  }

  /** The approval card names a language only if the mail has it, or says that it doesn't count. */
  function compareLanguage(mail: Mail, options: InviteOptions, texts: (typeof allReaders)[number]): void {
    const invitation = { ...mailed, options };
    const fact = approvalFacts(invitation, anApproval(), {}, texts).find(({ title }) => title === texts.t("approval.fact.language"));
    if (options.messageLanguage === undefined) return assert.equal(fact, undefined);
    const language = texts.languageName(options.messageLanguage);
    const ignored = texts.t("approval.language-ignored", { language });
    assert.equal(fact?.value, options.message === undefined ? language : ignored);
    if (fact.value === language) assert.equal(mail.language, options.messageLanguage);
  }
});

const addressesIn = (text: string): readonly string[] => text.match(/[\w.-]+@[\w.-]+\w/g) ?? [];
