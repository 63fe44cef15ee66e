import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MessageView } from "../../sandbox/page-api/api.ts";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { readEmail } from "../../src/domain/email.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import widePace from "./wide-pace.json" with { type: "json" };
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import type { CardResult } from "./submit.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

export const approvalsChannel = "Guest approvals";
export const reason = "They review our terms";

/** Partners of a bank need approval; all others may be invited. */
export const bankPolicy = { rules: [{ name: "Banks", when: { partnerDomains: ["woodgrovebank.com"] }, verdict: "approve" }] };

/** A company in which colleagues decide about some invitations. */
export interface Approvals {
  readonly world: World;
  readonly adele: Chat;
  readonly megan: Chat;
  readonly alex: Chat;
  readonly grady: Chat;
  readonly admin: Chat;
  /** Chooses the channel Guest approvals, as the administrator. */
  chooseChannel(): Promise<void>;
  /** Adele's first press on the form in General; returns the result. */
  begin(email: string, typed?: Readonly<Record<string, unknown>>): Promise<CardResult>;
  /** Adele requests an invitation in General, with a justification; returns the living card. */
  ask(email: string, typed?: Readonly<Record<string, unknown>>): Promise<MessageView>;
  /** The approval card that a person sees. */
  request(email: string, chat?: Chat): Promise<MessageView>;
  /** The living card, as soon as it shows this. */
  turned(living: MessageView, words: RegExp, chat?: Chat): Promise<MessageView>;
  /** The text of the card or message after a press. */
  press(chat: Chat, card: MessageView, verb: string, typed?: Readonly<Record<string, unknown>>): Promise<string>;
  stored(email: string): Promise<Invitation>;
  /** How many invitations Graph was asked to create. */
  posts(): number;
  mailsTo(email: string): number;
  /** What the trail lists, in order. */
  trail(email: string): Promise<readonly string[]>;
  writePolicy(policy: object): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  readonly policy?: object;
  readonly settings?: Readonly<Record<string, string>>;
  readonly prepare?: Parameters<typeof startWorld>[1];
  /** Whether a channel for approvals was chosen; true if absent. */
  readonly channel?: boolean;
}

export async function startApprovals({ policy = bankPolicy, settings, prepare, channel = true }: Options = {}): Promise<Approvals> {
  const folder = await mkdtemp(join(tmpdir(), "approvals-"));
  const file = join(folder, "policy.json");
  const writePolicy = (changed: object) => writeFile(file, JSON.stringify({ ...widePace, ...changed }));
  await writePolicy(policy);
  const world = await startWorld({ POLICY_FILE: file, ...settings }, prepare);
  const { adele: requester, megan, alex, grady, admin } = PERSON_IDS;
  const [adele, ...approvers] = await Promise.all([world.as(requester), world.as(megan), world.as(alex), world.as(grady), world.as(admin)]);
  const approvals = within(world, adele, approvers);
  if (channel) await approvals.chooseChannel();
  return {
    ...approvals,
    writePolicy,
    async close() {
      await world.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function within(
  world: World,
  adele: Chat,
  [megan, alex, grady, admin]: readonly [Chat, Chat, Chat, Chat],
): Omit<Approvals, "writePolicy" | "close"> {
  const channel = world.sandbox.teams.chats.conversations.find(({ title }) => title === approvalsChannel)?.id;
  const isThere = ({ conversation }: MessageView) => conversation === channel;

  async function stored(email: string): Promise<Invitation> {
    const read = readEmail(email);
    assert.ok(read.kind === "email");
    const [invitation] = await world.app.ports.invitations.findByAddress(read.key);
    assert.ok(invitation, `nobody asked for ${email}`);
    return invitation;
  }

  async function submit(form: MessageView, typed: Readonly<Record<string, unknown>>): Promise<CardResult> {
    const result = await adele.press(form, "send-invitation", typed);
    assert.ok(result.kind === "card", JSON.stringify(result));
    return result;
  }

  async function begin(email: string, typed: Readonly<Record<string, unknown>> = {}): Promise<CardResult> {
    await adele.post(`invite ${email}`);
    return submit(await adele.form(), { email, ...typed });
  }

  return {
    ...{ world, adele, megan, alex, grady, admin, begin, stored },
    async chooseChannel() {
      await admin.sayIn(approvalsChannel, "use this channel for approvals");
      const question = await admin.until(({ card }) => actionOf(card, "use-for-approvals") !== undefined, "the question");
      await admin.press(question, "use-for-approvals");
      assert.ok(await world.app.ports.settings.approvalsPlace());
    },
    async ask(email, typed = {}) {
      const asked = await begin(email, typed);
      const { message } = await submit(asked.message, { email, justification: reason, ...typed });
      assert.match(wordsOf(message.card), /Waiting for approval/);
      return message;
    },
    request: (email, chat = megan) =>
      chat.until((message) => isThere(message) && wordsOf(message.card).includes(email), `the request for ${email}`),
    turned: (living, words, chat = adele) =>
      chat.until(({ id, card }) => id === living.id && words.test(wordsOf(card)), `a card that says ${words.source}`),
    async press(chat, card, verb, typed) {
      const result = await chat.press(card, verb, typed);
      if (result.kind === "card") return wordsOf(result.message.card);
      return result.kind === "message" || result.kind === "error" ? result.text : JSON.stringify(result);
    },
    posts: () =>
      world.sandbox.requests.since(0).requests.filter(({ method, path }) => method === "POST" && path.endsWith("/v1.0/invitations")).length,
    mailsTo: (email) => world.sandbox.tenant.mailbox.list().filter(({ to }) => to === email).length,
    async trail(email) {
      const events = await world.app.ports.trail.of((await stored(email)).id, 100);
      return events.map(({ what }) => what);
    },
  };
}
