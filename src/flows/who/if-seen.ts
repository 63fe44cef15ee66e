import type { ConversationId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import { mayBeSeen } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";

/** A press on a button of an invitation. */
export interface PlacedPress {
  readonly id: InvitationId;
  readonly by: Person;
  /** Where they pressed. */
  readonly conversation: ConversationId;
}

/**
 * Runs a flow for a person who may see its invitation. For everybody else there is no such invitation: ids on cards are client-controlled,
 * and an answer such as "only Adele can do this" would tell whose it is. The approver who decided knows it, wherever they press.
 */
export async function ifSeen<Outcome>(
  { invitations }: Pick<Ports, "invitations">,
  press: PlacedPress,
  flow: () => Promise<Outcome>,
): Promise<Outcome | { readonly kind: "unknown-invitation" }> {
  const invitation = await invitations.find(press.id);
  return invitation && isKnownTo(invitation, press) ? flow() : { kind: "unknown-invitation" };
}

function isKnownTo(invitation: Invitation, { by: { id }, conversation }: PlacedPress): boolean {
  return invitation.approval?.decision?.by === id || mayBeSeen(invitation, { id, conversation });
}
