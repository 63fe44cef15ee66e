import assert from "node:assert/strict";
import type { ActionResult } from "../../sandbox/page-api/api.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";

export type Typed = Readonly<Record<string, unknown>>;
export type CardResult = Extract<ActionResult, { kind: "card" }>;

/** Types "invite a partner", fills the form and presses its button; returns what replaces the form. */
export async function submit(chat: Chat, email: string, typed: Typed = {}): Promise<CardResult> {
  await chat.say("invite a partner");
  return press(chat, await chat.form(), email, typed);
}

/** Presses the form's button again, with the data of the card that came back. */
export async function press(chat: Chat, form: CardResult["message"], email: string, typed: Typed = {}): Promise<CardResult> {
  const result = await chat.press(form, "send-invitation", { email, ...typed });
  assert.ok(result.kind === "card", JSON.stringify(result));
  return result;
}

/** Whether it is the living card of an invitation that was sent. */
export function isInvited({ message }: CardResult): boolean {
  return actionOf(message.card, "show-link") !== undefined;
}

export async function mailsTo(chat: Chat, email: string): Promise<number> {
  return (await chat.mails()).filter(({ to }) => to === email).length;
}

/** The card shows this text and these buttons, and no mail was sent. */
export async function assertNotSent(chat: Chat, email: string, { message }: CardResult, words: RegExp, ...verbs: string[]): Promise<void> {
  assert.match(wordsOf(message.card), words);
  for (const verb of verbs) assert.ok(actionOf(message.card, verb), `no ${verb} on ${wordsOf(message.card)}`);
  assert.equal(await mailsTo(chat, email), 0);
}
