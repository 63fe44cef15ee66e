import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import type { Ports } from "../../ports/ports.ts";

export type HeadsUpOutcome =
  | { readonly kind: "heads-up"; readonly invitation: Invitation }
  | { readonly kind: "not-yours"; readonly requester: Person }
  /** No mail from Microsoft is expected. */
  | { readonly kind: "no-mail"; readonly invitation: Invitation }
  | { readonly kind: "unknown-invitation" };

export interface HeadsUpInput {
  readonly id: InvitationId;
  readonly by: Person;
}

/** Shows the text that the requester can send before Microsoft's mail arrives. For the requester only, because it is written in their name. */
export async function showHeadsUp({ invitations }: Pick<Ports, "invitations">, { id, by }: HeadsUpInput): Promise<HeadsUpOutcome> {
  const invitation = await invitations.find(id);
  if (!invitation) return { kind: "unknown-invitation" };
  if (invitation.requester.id !== by.id) return { kind: "not-yours", requester: invitation.requester };
  const awaited = invitation.state.kind === "invited" && invitation.options.sendMail;
  return { kind: awaited ? "heads-up" : "no-mail", invitation };
}
