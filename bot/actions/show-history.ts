import { historyCard } from "../../src/cards/history.ts";
import type { Answer } from "../answer.ts";
import { viewerOf } from "../press.ts";
import type { ActionCall } from "../action.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";

/** "History": shows the events of an invitation to the person who pressed. */
export async function showHistory({ press, flows, texts }: ActionCall): Promise<Answer> {
  const id = readInvitationId(press.data);
  const outcome = id && (await flows.showHistory(id, viewerOf(press)));
  return outcome?.kind === "history" ? { kind: "card", card: historyCard(outcome, texts) } : unknownInvitation(texts);
}
