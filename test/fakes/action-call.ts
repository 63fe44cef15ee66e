import type { ActionCall, Continuations } from "../../bot/action.ts";
import { readPress } from "../../bot/press.ts";
import { readTurn } from "../../bot/turn.ts";
import type { Flows } from "../../src/flows/flows.ts";
import { textsFor } from "../../src/texts/texts.ts";
import { cardAction } from "../build/activities.ts";
import { recordingReply } from "./recording-reply.ts";
import { stubFlows } from "./stub-flows.ts";

export const texts = textsFor("en-US");

/** The data of a button that is about an invitation. */
export const pressedInvitation = { invitation: "44444444-4444-4444-8444-444444444444" };

/** Always waits until the work has ended. */
export const patient: Continuations = { within: async (work) => work, carryOn: () => undefined };

interface Given {
  readonly data?: unknown;
  readonly token?: string;
  readonly flows?: Partial<Flows>;
}

/** The call of an action when Adele presses a button in a channel: `actionCall({ data, flows: { retryInvitation } })`. */
export function actionCall({ data = {}, token, flows }: Given = {}) {
  const activity = cardAction({ verb: "any", data, ...(token !== undefined && { token }) });
  const turn = readTurn(activity);
  const press = turn && readPress(activity, turn);
  if (!press) throw new Error("The test's press can't be read");
  const reply = recordingReply();
  const carried: Promise<void>[] = [];
  return { press, flows: stubFlows(flows), texts, reply, carried, carryOn: (work) => void carried.push(work) } satisfies ActionCall & {
    carried: unknown;
  };
}
