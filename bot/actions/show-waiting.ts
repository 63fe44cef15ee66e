import { waitingCard } from "../../src/cards/waiting.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { unknownAction } from "../answers/unknown-action.ts";
import { readWaitingRequest } from "../data/waiting-data.ts";

/** "Next" and "Back to the list": shows a page of the requests that the person who pressed may decide about. */
export async function showWaiting({ press, flows, texts }: ActionCall): Promise<Answer> {
  const request = readWaitingRequest(press.data);
  if (!request) return unknownAction(texts);
  return { kind: "card", card: waitingCard(await flows.listWaiting(press.turn.person.id, request.after), texts) };
}
