import { approvalCard } from "../../src/cards/approval.ts";
import type { Answer } from "../answer.ts";
import { viewerOf } from "../press.ts";
import type { ActionCall } from "./action.ts";
import { readInvitationId } from "./invitation-data.ts";
import { unknownInvitation } from "./unknown-invitation.ts";
import { readWaitingRequest } from "./waiting-data.ts";

/** A row of what waits: the request with its buttons, and the way back to the list. */
export async function showApproval({ press, flows, texts }: ActionCall): Promise<Answer> {
  const id = readInvitationId(press.data);
  const shown = id && (await flows.showApproval(id, viewerOf(press)));
  const list = readWaitingRequest(press.data["list"]);
  return shown ? { kind: "card", card: approvalCard({ ...shown, ...(list && { list }) }, texts) } : unknownInvitation(texts);
}
