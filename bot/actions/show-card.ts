import { invitationCard } from "../../src/cards/invitation.ts";
import type { Answer } from "../answer.ts";
import { viewerOf } from "../press.ts";
import type { ActionCall } from "./action.ts";
import { readInvitationId } from "./invitation-data.ts";
import { unknownInvitation } from "./unknown-invitation.ts";

/** "Back": the living card as everybody sees it. */
export async function showCard({ press, flows, texts }: ActionCall): Promise<Answer> {
  const id = readInvitationId(press.data);
  const invitation = id && (await flows.findInvitation(id, viewerOf(press)));
  return invitation ? { kind: "card", card: invitationCard({ invitation }, texts) } : unknownInvitation(texts);
}
