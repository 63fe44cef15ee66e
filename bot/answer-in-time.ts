import { refusalText } from "../src/cards/refusal-text.ts";
import type { Flows } from "../src/flows/flows.ts";
import { reasonOf } from "../src/flows/steps/busy-refusal.ts";
import type { Log } from "../src/ports/log.ts";
import { isGuestlistError } from "../src/errors.ts";
import type { Texts } from "../src/texts/texts.ts";
import type { Continuations } from "./action.ts";
import type { Answer } from "./answer.ts";
import { interruptedForm } from "./answers/interrupted-form.ts";
import { workingAnswer } from "./answers/working-answer.ts";
import { readInvitationId } from "./data/invitation-data.ts";
import { lateContent } from "./late-content.ts";
import type { Press } from "./press.ts";
import { longestWait, waitFor } from "./press-times.ts";
import type { Running, Twins } from "./press-twins.ts";

export interface InTime {
  readonly press: Press;
  readonly flows: Flows;
  readonly texts: Texts;
  readonly continuations: Continuations;
  readonly twins: Twins;
  readonly log: Pick<Log, "error" | "warn">;
}

/**
 * The answer to a press while Teams waits. If the work takes longer, the person is told that it goes on, once it is stored that a job will
 * show them the answer on the message that they pressed. If that can't be stored in time, they are told to press again.
 */
export async function answerInTime(call: InTime, work: () => Promise<Answer>): Promise<Answer> {
  const { press, continuations, twins } = call;
  const running = twins.join(press, work);
  const answer = await continuations.within(running.work, waitFor(press.verb));
  if (answer !== "late") return answer;
  const isPromised = (running.promised ??= promiseAnswer(call, running));
  const due = continuations.within(
    Promise.any([isPromised.then(() => "stored" as const), running.work]),
    longestWait - waitFor(press.verb),
  );
  running.owed.push(due.then(isOwed, () => true));
  return answerWhenDue(call, running, due);
}

type Due = Answer | "stored" | "late";

function isOwed(due: Due): boolean {
  return due === "stored" || due === "late";
}

async function answerWhenDue(call: InTime, running: Running, due: Promise<Due>): Promise<Answer> {
  const [outcome] = await Promise.allSettled([due]);
  if (outcome.status === "rejected") return answerToFailure(call, running);
  if (outcome.value === "stored") return workingAnswer(call);
  return outcome.value === "late" ? notStored(call) : outcome.value;
}

/** Neither the work nor the promise could be stored. */
async function answerToFailure(call: InTime, { work }: Running): Promise<Answer> {
  const [outcome] = await Promise.allSettled([work]);
  return outcome.status === "rejected" && isGuestlistError(outcome.reason, "store-unavailable") ? notStored(call) : work;
}

function notStored({ texts }: InTime): Answer {
  return { kind: "message", text: texts.t("late.not-stored") };
}

/** Stores that the person will be shown the answer, and lets the work go on. */
function promiseAnswer(call: InTime, running: Running): Promise<void> {
  const promised = storePromise(call);
  call.continuations.carryOn(showWhenKnown(call, running, promised));
  return promised;
}

async function storePromise(call: InTime): Promise<void> {
  const form = await interruptedForm(call);
  await call.flows.promiseAnswer({ ...latePress(call.press), ...(form && { form }) });
}

async function showWhenKnown({ press, flows, texts, log }: InTime, running: Running, promised: Promise<void>): Promise<void> {
  const [outcome] = await Promise.allSettled([running.work, promised]);
  const owed = await Promise.all(running.owed);
  if (!owed.includes(true)) return flows.dropAnswer(latePress(press));
  if (outcome.status === "fulfilled") {
    const shown = outcome.value.kind === "card" ? outcome.value.shows : undefined;
    return flows.keepAnswer(latePress(press, shown?.kind === "invitation" ? shown.id : undefined), lateContent(outcome.value, texts));
  }
  await flows.keepAnswer(latePress(press), { kind: "line", line: lineOfFailure({ flows, texts, log }, outcome.reason) });
}

/** Until when Microsoft is busy, or for every other failure a reference to the line in the log. */
function lineOfFailure({ flows, texts, log }: Pick<InTime, "flows" | "texts" | "log">, error: unknown): string {
  const busy = flows.busyRefusal(error);
  if (busy) {
    log.warn("microsoft-busy", reasonOf(error));
    return refusalText(busy, texts);
  }
  const reference = flows.newReference();
  log.error("late-press-failed", error, { reference });
  return texts.t("error.unexpected", { reference });
}

function latePress({ turn, card, data }: Press, shown = readInvitationId(data)) {
  return { message: { conversation: turn.conversation, card }, by: turn.person, ...(shown && { invitation: shown }) };
}
