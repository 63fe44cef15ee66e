import type { Flows } from "../../src/flows/flows.ts";
import { readTurn } from "../../bot/turn.ts";
import { channelMessage, message } from "../build/activities.ts";
import { texts } from "./action-call.ts";
import { recordingReply } from "./recording-reply.ts";
import { stubFlows } from "./stub-flows.ts";

interface Given {
  readonly argument?: string;
  readonly flows?: Partial<Flows>;
  readonly inChannel?: boolean;
}

/** The call of a command when Adele types it: `commandCall({ argument: "sam@fabrikam.com", flows: { openForm } })`. */
export function commandCall({ argument = "", flows, inChannel = false }: Given = {}) {
  const turn = readTurn(inChannel ? channelMessage() : message());
  if (!turn) throw new Error("The test's message can't be read");
  return { turn, argument, flows: stubFlows(flows), texts, reply: recordingReply() };
}
