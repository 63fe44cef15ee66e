import { setTimeout as wait } from "node:timers/promises";
import { balance } from "../books/balance.ts";
import type { Entry } from "../entry.ts";
import { namesIn } from "../options.ts";
import { fault } from "../page.ts";
import { acceptAsPartner } from "../people/afterwards.ts";
import { actionOf, sketchOf, stateShown, wordsOf } from "../people/cards.ts";
import { inviteSome, openForms } from "../people/invite.ts";
import { typedInto } from "../people/submit.ts";
import { livingCard } from "../people/until-sent.ts";
import type { Run } from "../run.ts";
import { settle } from "../settle.ts";
import { soon, until } from "../waiting.ts";
import { withBot } from "../with-bot.ts";

const mostPresses = 4;

/** Milliseconds that a call of Graph's takes. */
const lags = [500, 900, 1300, 2000, 3000];

function lagsOf({ options }: Run): readonly number[] {
  const chosen = namesIn(options.only);
  return chosen.length > 0 ? chosen.map(Number) : lags;
}

/** Requests that need approval while Graph is slow: at most two presses, Invite and "Ask for approval", whenever the answer comes. */
export async function lateform(run: Run): Promise<void> {
  await withBot(run, async () => {
    for (const lag of lagsOf(run)) {
      await run.set();
      const [entry] = await openForms(run, { tag: `lf${lag}`, count: 1, kind: "approval" });
      if (!entry) throw new Error("no form came");
      await run.set({ latencyMs: lag });
      await askSlowly(run, entry, lag);
    }
    await run.set();
    await soon(() => run.entries.every(({ email }) => run.mailTo(email)) || undefined, 30_000);
    await Promise.all(run.entries.map((entry) => acceptAsPartner(run, entry)));
    await settle(run, 200);
    await balance(run, "lateform");
  });
}

async function askSlowly(run: Run, entry: Entry, lag: number): Promise<void> {
  const shown: string[] = [];
  const isAsked = async () => (await run.database.count("email = ? and state not in ('requested', 'failed')", entry.email)) > 0;
  entry.pressedAt = Date.now();
  for (let press = 1; press <= mostPresses && !(await isAsked()); press += 1) {
    const data = actionOf(livingCard(entry)?.card, "send-invitation");
    if (!data) break;
    shown.push(await pressSlowly(run, entry, { data, lag }));
  }
  run.say(`Graph ${lag} ms: ${shown.length} presses, then ${shown.join(", then ")}`);
  if (!(await isAsked()) || shown.length > 2)
    run.complain(`Graph ${lag} ms: approval wasn't asked for with two presses; people saw ${shown.join(", then ")}`);
}

/** Presses, waits for what comes late, and says what the card shows then. */
async function pressSlowly(
  run: Run,
  entry: Entry,
  { data, lag }: { data: Readonly<Record<string, unknown>>; lag: number },
): Promise<string> {
  const message = livingCard(entry)?.id ?? "";
  entry.ids.add(String(data["invitation"]));
  const typed = { ...data, ...typedInto(entry, data) };
  const answer = await entry.person.press({ conversation: entry.conversation, message, verb: "send-invitation", data: typed });
  run.hear(entry, `Graph ${lag} ms`, answer);
  await wait(lag * 5 + 2500);
  const card = livingCard(entry)?.card;
  run.journal.note("late", { lag, answer: answer.kind, card: sketchOf(card) });
  return stateShown(card);
}

/** Words by which the requester knows that the mail may not have gone out. */
export const notSent = /No mail went out|didn't say whether the mail went out/;
const resendPatienceMs = 45_000;

/** "Send again" whose POST times out, or is refused late: the card or a message says so. */
export async function lateresend(run: Run): Promise<void> {
  await withBot(run, async () => {
    const [first, ...others] = await inviteSome(run, { tag: "lr", count: 8 });
    const second = others.find(({ person }) => person !== first?.person);
    if (!first || !second) throw new Error("not enough invitations are out");
    await run.set({ faults: [fault("/v1.0/invitations", "POST", "timeout", 1)], latencyMs: 0 });
    const pressed = [await sendAgain(run, first, "POST times out")];
    await run.set({ faults: [fault("/v1.0/invitations", "POST", "refused-400", 1)], latencyMs: 1500 });
    pressed.push(await sendAgain(run, second, "POST is refused, Graph 1.5 s a call"));
    await run.set();
    await soon(() => pressed.every(isTold) || undefined, resendPatienceMs, 300);
    for (const press of pressed) {
      const { email } = press.entry;
      run.say(`${email}: the card says ${sketchOf(livingCard(press.entry)?.card)}`);
      if (!isTold(press)) run.complain(`${email}: nobody was told that the mail didn't go out`);
    }
    await Promise.all(run.entries.map((entry) => acceptAsPartner(run, entry)));
    await settle(run, 200);
    await balance(run, "lateresend");
  });
}

interface SentAgain {
  readonly entry: Entry;
  /** ISO time of the press. */
  readonly at: string;
}

/** Presses "Send again" and waits until Graph has got the POST. */
async function sendAgain(run: Run, entry: Entry, label: string): Promise<SentAgain> {
  const message = livingCard(entry);
  const data = actionOf(message?.card, "resend");
  if (!message || !data) throw new Error("the card has no button to send the mail again");
  const at = new Date().toISOString();
  const answer = await entry.person.press({ conversation: entry.conversation, message: message.id, verb: "resend", data });
  run.hear(entry, `send again, ${label}`, answer);
  await until("the POST", () => run.page.areFaultsUsed());
  return { entry, at };
}

/** On any card, or in any message, that this person has seen change since the press. */
function isTold({ entry, at }: SentAgain): boolean {
  const changed = [...entry.person.messages.values()].filter((message) => message.from.isBot && (message.editedAt ?? message.at) > at);
  return changed.some(({ text, card }) => notSent.test(text) || notSent.test(wordsOf(card)));
}
