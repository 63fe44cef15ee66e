import type { InvitationState } from "../domain/invitation.ts";
import type { Texts } from "../texts/texts.ts";

/** The state in two or three words. "Checking" isn't told apart from "sending". */
export function invitationStateText({ kind }: InvitationState, texts: Texts): string {
  return texts.t(`invitation.state.${kind === "requested" ? "sending" : kind}`);
}
