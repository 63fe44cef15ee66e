import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { MessageView } from "../../sandbox/page-api/api.ts";
import type { Instant } from "../../src/domain/ids.ts";
import { bankPolicy, startApprovals } from "./approvals.ts";
import type { Approvals } from "./approvals.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";

const deciders = { people: [PERSON_IDS.megan, PERSON_IDS.alex], displayName: "Legal" };
const policy = { approvers: { legal: deciders }, rules: bankPolicy.rules.map((rule) => ({ ...rule, approvers: "legal" })) };

describe("Approvers outside the team of the approvals channel", () => {
  let company: Approvals;

  beforeEach(async () => {
    company = await startApprovals({ policy, prepare: ({ teams }) => leaveTeam(teams.chats.conversations, PERSON_IDS.alex) });
  });
  afterEach(() => company.close());

  /** The copy in a person's own chat. */
  const copyOf = (chat: Chat, email: string) =>
    chat.until(({ conversation, card }) => isOwn(conversation) && wordsOf(card).includes(`invite ${email}`), "the copy");
  const turned = (chat: Chat, copy: MessageView, words: RegExp) =>
    chat.until(({ id, conversation, card }) => id === copy.id && isOwn(conversation) && words.test(wordsOf(card)), String(words));

  it("get the request in their own chats, decide there, and see what becomes of it; those in the team get no copy", async () => {
    const { alex, megan } = company;
    const email = "dana@woodgrovebank.com";
    const living = await company.ask(email);
    const request = await company.request(email);
    const copy = await copyOf(alex, email);
    assert.match(wordsOf(copy.card), /To decide: Legal\. The first answer counts\./);
    assert.match(wordsOf(copy.card), /They review our terms/);
    assert.equal(
      (await alex.read()).some(({ id }) => id === request.id),
      false,
      "Alex doesn't see the channel",
    );
    assert.equal(
      (await megan.read()).some(({ conversation, card }) => isOwn(conversation) && actionOf(card, "approve")),
      false,
    );

    await company.press(alex, copy, "ask-back", { question: "For how long?" });
    const asked = await company.turned(living, /For how long\?/);
    await company.press(company.adele, asked, "answer-question", { answer: "Until March" });
    await alex.until(({ conversation, text }) => isOwn(conversation) && text.includes("Until March"), "the answer");
    const answered = await turned(alex, copy, /Until March/);

    assert.match(await company.press(alex, answered, "approve"), /Approved by Alex Wilber/);
    assert.match(await company.press(megan, request, "approve"), /Alex Wilber was first and approved it/);
    assert.deepEqual([company.posts(), company.mailsTo(email)], [1, 1]);
    await company.turned(request, /Approved by Alex Wilber/, megan);
    await turned(alex, copy, /Invited, not accepted yet/);
    const mail = (await company.adele.mails()).find(({ to }) => to === email);
    await company.adele.accept(mail?.redeemUrl ?? "");
    await turned(alex, copy, /Accepted/);
  });

  it("are reminded beneath their card, once, and learn that the request was withdrawn", async () => {
    const { alex, adele } = company;
    const email = "rita@woodgrovebank.com";
    const living = await company.ask(email);
    const copy = await copyOf(alex, email);
    await makeOlder(company, email);
    const isReminder = ({ conversation, text }: MessageView) => isOwn(conversation) && text.includes("still waits for your decision");
    await alex.until(isReminder, "the reminder");
    await company.press(adele, living, "withdraw");
    const withdrawn = await turned(alex, copy, /Withdrawn/);
    assert.equal(actionOf(withdrawn.card, "approve"), undefined);
    assert.match(await company.press(alex, copy, "approve"), /Adele Vance has withdrawn this request/);
    assert.deepEqual([(await alex.read()).filter(isReminder).length, company.mailsTo(email)], [1, 0]);
  });

  it("break nothing where they don't have the app: the log names them, and says when nobody at all was reached", async () => {
    const { alex, megan } = company;
    const own = (await alex.page.get("conversations")).body.find(({ kind }: { kind: string }) => kind === "personal");
    await alex.changeApp(own.title, "removed");
    const email = "cleo@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    const logged = (code: string) => company.world.logged.filter((line) => line.includes(`"${code}"`));
    await untilTrue(() => logged("approver-not-reached").length === 1);
    assert.ok(logged("approver-not-reached")[0]?.includes(PERSON_IDS.alex));
    assert.deepEqual(logged("approvers-not-reached"), [], "Megan is in the team");
    assert.match(await company.press(megan, request, "approve"), /Approved by Megan Bowen/);

    await company.writePolicy({ ...policy, approvers: { legal: { ...deciders, people: [PERSON_IDS.alex] } } });
    await company.ask("quinn@woodgrovebank.com");
    await untilTrue(() => logged("approvers-not-reached").length === 1);
    assert.equal(company.mailsTo("quinn@woodgrovebank.com"), 0);
  });

  it("have no copy of their own request, and can't decide it with a card of others", async () => {
    const email = "vera@woodgrovebank.com";
    await company.alex.say(`invite ${email}`);
    const first = await company.alex.press(await company.alex.form(), "send-invitation", { email });
    assert.ok(first.kind === "card");
    await company.alex.press(first.message, "send-invitation", { email, justification: "Terms" });
    await company.request(email);
    const approve = (message: MessageView) => isOwn(message.conversation) && actionOf(message.card, "approve") !== undefined;
    assert.equal((await company.alex.read()).some(approve), false);
    await company.ask("will@woodgrovebank.com");
    const copy = await copyOf(company.alex, "will@woodgrovebank.com");
    const { id } = await company.stored(email);
    assert.match(await company.press(company.alex, copy, "approve", { invitation: id }), /your own request|somebody else/i);
    assert.equal(company.mailsTo(email), 0);
  });
});

function isOwn(conversation: string): boolean {
  return conversation.startsWith("a:");
}

function leaveTeam(conversations: readonly { readonly team: object | null; readonly members: Set<string> }[], person: string): void {
  for (const { team, members } of conversations) if (team) members.delete(person);
}

/** Makes the request four days old, then runs the job that watches its time. */
async function makeOlder({ world, stored }: Approvals, email: string): Promise<void> {
  const { invitations, jobs, clock } = world.app.ports;
  const { approval, version, ...rest } = await stored(email);
  assert.ok(approval);
  const askedAt = new Date(Date.now() - 4 * 86_400_000).toISOString() as Instant;
  const older = { ...rest, approval: { ...approval, askedAt }, version: version + 1 };
  assert.equal(await invitations.commit({ invitations: [older], events: [], jobs: [] }), "committed");
  await jobs.enqueue({ task: { kind: "watch-approval", invitation: rest.id }, due: clock.now(), key: `watch-approval:${rest.id}` });
}

async function untilTrue(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}
