import type { Invitation } from "../../domain/invitation.ts";
import { enterToRevoke, findRevocable } from "./enter-to-revoke.ts";
import type { NotRevocable, RevokeInput, RevokeNeeds } from "./enter-to-revoke.ts";

export type AskToRevokeOutcome = { readonly kind: "confirm"; readonly invitation: Invitation } | NotRevocable;

/** Checks whether a person may revoke an invitation, before they are asked to confirm. Changes nothing. */
export async function askToRevoke(ports: RevokeNeeds, input: RevokeInput): Promise<AskToRevokeOutcome> {
  const invitation = await findRevocable(ports, input.id);
  if ("kind" in invitation) return invitation;
  if (invitation.requester.id === input.by.id) return { kind: "confirm", invitation };
  const entry = await enterToRevoke(ports, input, invitation);
  return entry.kind === "signed-in" ? { kind: "confirm", invitation } : entry;
}
