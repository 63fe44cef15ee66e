import { waitingCard } from "../../src/cards/waiting.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { unknownAction } from "../answers/unknown-action.ts";
import { readWaitingRequest } from "../data/waiting-data.ts";

/** "Next" and "Back to the list": a page of what waits for the decision of the one who presses. */
export async function showWaiting({ press, flows, texts }: ActionCall): Promise<Answer> {
  const request = readWaitingRequest(press.data);
  if (!request) return unknownAction(texts);
  return { kind: "card", card: waitingCard(await flows.listWaiting(press.turn.person.id, request.after), texts) };
}
