import type { InvitationState } from "../domain/invitation.ts";
import type { Texts } from "../texts/texts.ts";

/** Where an invitation stands, in two or three words. That checking comes before sending is nobody's concern. */
export function invitationStateText({ kind }: InvitationState, texts: Texts): string {
  return texts.t(`invitation.state.${kind === "requested" ? "sending" : kind}`);
}
