import type { Invitation } from "../../domain/invitation.ts";

/** An invitation that is out: its guest exists and hasn't accepted. */
export type Invited = Invitation & { readonly state: Extract<Invitation["state"], { kind: "invited" }> };

export function isInvited(invitation: Invitation): invitation is Invited {
  return invitation.state.kind === "invited";
}

/** Whether a revocation was started and hasn't ended. */
export function isBeingRevoked({ state }: Invited): boolean {
  return state.revocation === "asked" || state.revocation === "replaced";
}
