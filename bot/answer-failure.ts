import { ActivityTypes } from "botbuilder";
import type { TurnContext } from "botbuilder";
import type { Log } from "../src/ports/log.ts";
import { textsFor } from "../src/texts/texts.ts";
import { invokeResponse } from "./answer.ts";

/**
 * The adapter's `onTurnError`: the person gets a sentence and a reference, the log gets the error. It never throws, and it always
 * answers an invoke: without an answer Teams would get the raw error text, or 501 (botbuilder 4.23).
 */
export function answerFailure(log: Pick<Log, "error">, newReference: () => string) {
  return async (context: TurnContext, error: unknown): Promise<void> => {
    const reference = newReference();
    log.error("turn-failed", error, { reference, activity: context.activity.type });
    try {
      await sendAnswer(context, textsFor(context.activity.locale).t("error.unexpected", { reference }));
    } catch (failure) {
      log.error("failure-not-answered", failure, { reference });
    }
  };
}

async function sendAnswer(context: TurnContext, text: string): Promise<void> {
  const type: string = context.activity.type;
  if (type === "message") await context.sendActivity(text);
  if (type !== "invoke") return;
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: invokeResponse({ kind: "error", status: 500, text }) });
}
