import { ActivityTypes } from "botbuilder";
import type { TurnContext } from "botbuilder";
import { refusalText } from "../src/cards/refusal-text.ts";
import { busyRefusal, reasonOf } from "../src/flows/steps/busy-refusal.ts";
import type { Log } from "../src/ports/log.ts";
import { textsFor } from "../src/texts/texts.ts";
import type { Texts } from "../src/texts/texts.ts";
import { invokeResponse } from "./answer.ts";
import type { Answer } from "./answer.ts";
import { readTurn } from "./turn.ts";

interface Options {
  readonly log: Pick<Log, "error" | "warn">;
  readonly clock: Parameters<typeof busyRefusal>[1];
  readonly newReference: () => string;
}

/**
 * The adapter's `onTurnError`: the person reads until when Microsoft is busy, or for every other failure a sentence and a reference, and the
 * log gets the error. It never throws, and it always answers an invoke: without an answer Teams would get the raw error text, or 501
 * (botbuilder 4.23).
 */
export function answerFailure({ log, clock, newReference }: Options) {
  return async (context: TurnContext, error: unknown): Promise<void> => {
    const reference = newReference();
    const { type } = context.activity;
    const refusal = busyRefusal(error, clock);
    if (refusal) log.warn("microsoft-busy", { reference, activity: type, ...reasonOf(error) });
    else log.error("turn-failed", error, { reference, activity: type });
    const texts = textsOf(context);
    try {
      if (refusal) await sendAnswer(context, { kind: "message", text: refusalText(refusal, texts) });
      else await sendAnswer(context, { kind: "error", status: 500, text: texts.t("error.unexpected", { reference }) });
    } catch (failure) {
      log.error("failure-not-answered", failure, { reference });
    }
  };
}

/** In the person's language and time zone; an activity that can't be read still names its language. */
function textsOf({ activity }: TurnContext): Texts {
  const person = readTurn(activity)?.person;
  return person ? textsFor(person.locale, person.timeZone) : textsFor(activity.locale);
}

async function sendAnswer(context: TurnContext, answer: Extract<Answer, { text: string }>): Promise<void> {
  const type: string = context.activity.type;
  if (type === "message") await context.sendActivity(answer.text);
  if (type === "invoke") await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: invokeResponse(answer) });
}
