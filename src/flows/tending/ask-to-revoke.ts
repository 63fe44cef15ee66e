import type { Invitation } from "../../domain/invitation.ts";
import { enterToRevoke, findReasonToKeep, findRevocable } from "./enter-to-revoke.ts";
import type { NotRevocable, RevokeInput, RevokeNeeds } from "./enter-to-revoke.ts";

export type AskToRevokeOutcome = { readonly kind: "confirm"; readonly invitation: Invitation } | NotRevocable;

/** Checks whether a person may revoke an invitation, before they are asked to confirm. Changes nothing. */
export async function askToRevoke(ports: RevokeNeeds, input: RevokeInput): Promise<AskToRevokeOutcome> {
  const invitation = await findRevocable(ports, input.id);
  if ("kind" in invitation) return invitation;
  const entry = invitation.requester.id === input.by.id ? undefined : await enterToRevoke(ports, input, invitation);
  if (entry && entry.kind !== "signed-in") return entry;
  return (await findReasonToKeep(ports, invitation)) ?? { kind: "confirm", invitation };
}
