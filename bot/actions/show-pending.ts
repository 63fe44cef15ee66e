import { pendingCard } from "../../src/cards/pending.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { readPendingRequest } from "../data/pending-data.ts";
import { unknownAction } from "../answers/unknown-action.ts";

/** "Next", "Previous" and "Back to the list": shows a page of open invitations to the person who pressed. */
export async function showPending({ press, flows, texts }: ActionCall): Promise<Answer> {
  const request = readPendingRequest(press.data);
  if (!request) return unknownAction(texts);
  const { person, conversation } = press.turn;
  return { kind: "card", card: pendingCard(await flows.listPending({ by: person, conversation, ...request }), texts) };
}
