import type { Press } from "../press.ts";
import { viewerOf } from "../press.ts";
import { readInvitationId } from "./invitation-data.ts";

/** Reads a press on a button of the requester's. Undefined when the data was tampered with. */
export function readRequesterPress(press: Press) {
  const id = readInvitationId(press.data);
  return id && { id, by: press.turn.person, conversation: viewerOf(press).conversation, ssoToken: press.ssoToken };
}
