import { setTimeout as wait } from "node:timers/promises";
import type { MessageView } from "../../../sandbox/page-api/api.ts";
import type { Entry, OpenForm } from "../entry.ts";
import type { PressAnswer } from "../page.ts";
import { between } from "../random.ts";
import type { Run } from "../run.ts";
import { soon } from "../waiting.ts";
import { actionOf, stateShown, wordsOf } from "./cards.ts";
import { pressPatiently } from "./press-patiently.ts";
import { submit } from "./submit.ts";

const mostTries = 8;
const mostSubmits = 30;

/** The message that is this invitation's living card, as its requester sees it now. */
export function livingCard(entry: Entry): MessageView | undefined {
  const { person, conversation, ids, card } = entry;
  return person.cardsAbout(ids, conversation).at(-1) ?? (card === undefined ? undefined : person.message(conversation, card));
}

/** Until the mail is there, or the card says how it ended. The person presses what the card offers: the form again, or "Try again". */
export async function untilSent(run: Run, entry: Entry, ms = 170_000): Promise<void> {
  const deadline = Date.now() + ms;
  const pressed = { tries: 0, submits: 0 };
  while (Date.now() < deadline && !run.isOver) {
    const message = livingCard(entry);
    const state = message && stateShown(message.card);
    if (run.mailTo(entry.email)) entry.stage = "sent";
    else if (state === "rejected" || state === "revoked") entry.stage = state;
    if (entry.stage === "sent" || entry.stage === "rejected" || entry.stage === "revoked") return;
    if (message && state === "form" && pressed.submits < mostSubmits) {
      pressed.submits += 1;
      await submitAgain(run, entry, message);
    }
    if (message && state === "failed" && pressed.tries < mostTries && (await tryAgain(run, entry, message))) pressed.tries += 1;
    await wait(300);
  }
  entry.stage = "no mail in time";
}

/** Nothing came of it as far as this person can see, or the form came back late: they press once more after a moment. */
async function submitAgain(run: Run, entry: Entry, seen: MessageView): Promise<void> {
  await wait(between(entry.random, 1000, 2500));
  const now = entry.person.message(entry.conversation, seen.id);
  const data = actionOf(now?.card, "send-invitation");
  if (data) await submit(run, entry, { message: seen.id, data });
}

/** False: the card has no such button. */
async function tryAgain(run: Run, entry: Entry, message: MessageView): Promise<boolean> {
  const data = actionOf(message.card, "retry");
  if (!data) return false;
  await wait(between(entry.random, 300, 1500));
  if (run.mailTo(entry.email)) return true;
  const press = { conversation: entry.conversation, message: message.id };
  const answer = await pressPatiently(run, entry, { ...press, step: "try again", verb: "retry", data });
  if (/This now needs approval/.test(saidBy(answer))) await askAgain(run, entry, { message, answer });
  return true;
}

function saidBy(answer: PressAnswer): string {
  return answer.kind === "card" ? wordsOf(answer.message.card) : answer.text;
}

/** Opens a new form from the card that can't be tried again, and sends it. */
async function askAgain(run: Run, entry: Entry, { message, answer }: { message: MessageView; answer: PressAnswer }): Promise<void> {
  const shown = answer.kind === "card" ? answer.message.card : undefined;
  const verb = actionOf(shown, "open-form") ? "open-form" : "invite-again";
  const data = actionOf(shown, verb) ?? actionOf(message.card, verb);
  if (!data) return run.hear(entry, "ask again", { kind: "message", text: "no button for it" });
  await pressPatiently(run, entry, { step: "ask again", conversation: entry.conversation, message: message.id, verb, data });
  const form = await soon(() => newFormOf(entry), 8000, 200);
  if (!form) return run.hear(entry, "ask again", { kind: "message", text: "no form came" });
  entry.person.claimed.add(form.message);
  entry.card = form.message;
  entry.ids.add(String(form.data["invitation"]));
  await submit(run, entry, form);
}

function newFormOf({ person, conversation, email }: Entry): OpenForm | undefined {
  for (const { id, conversation: where, card } of person.messages.values()) {
    const data = where === conversation && !person.claimed.has(id) ? actionOf(card, "send-invitation") : undefined;
    if (data?.["for"] === person.id && wordsOf(card).includes(email)) return { message: id, data };
  }
  return undefined;
}
