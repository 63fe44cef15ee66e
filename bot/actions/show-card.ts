import { invitationCard } from "../../src/cards/invitation.ts";
import type { Answer } from "../answer.ts";
import { viewerOf } from "../press.ts";
import type { ActionCall } from "./action.ts";
import { readInvitationId } from "./invitation-data.ts";
import { readPendingRequest } from "./pending-data.ts";
import { unknownInvitation } from "./unknown-invitation.ts";

/** "Back", or a row of a list: the living card as everybody sees it, with the way back to the list. */
export async function showCard({ press, flows, texts }: ActionCall): Promise<Answer> {
  const id = readInvitationId(press.data);
  const invitation = id && (await flows.findInvitation(id, viewerOf(press)));
  const list = readPendingRequest(press.data["list"]);
  return invitation ? { kind: "card", card: invitationCard({ invitation, ...(list && { list }) }, texts) } : unknownInvitation(texts);
}
