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
export const patient: Continuations = { within: async (work) => work };

/** Never waits. `settle` waits for the work and for what runs afterwards. */
export function impatient(): Continuations & { settle(): Promise<unknown> } {
  const left: Promise<void>[] = [];
  return {
    async within(work, afterwards) {
      left.push(work.then(afterwards));
      return "late";
    },
    settle: async () => Promise.all(left),
  };
}

interface Given {
  readonly data?: unknown;
  readonly token?: string;
  readonly flows?: Partial<Flows>;
  readonly continuations?: Continuations;
}

/** The call of an action when Adele presses a button in a channel: `actionCall({ data, flows: { retryInvitation } })`. */
export function actionCall({ data = {}, token, flows, continuations = patient }: Given = {}) {
  const activity = cardAction({ verb: "any", data, ...(token !== undefined && { token }) });
  const turn = readTurn(activity);
  const press = turn && readPress(activity, turn);
  if (!press) throw new Error("The test's press can't be read");
  const reply = recordingReply();
  return { press, flows: stubFlows(flows), texts, reply, continuations } satisfies ActionCall;
}
