import { formValuesOf } from "../../domain/form-values.ts";
import type { InvitationId } from "../../domain/ids.ts";
import { isReopenable } from "../../domain/failure.ts";
import type { Invitation, InvitationState } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import { mayBeSeen } from "../../domain/visibility.ts";
import type { Viewer } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";
import { openForm } from "./open-form.ts";
import type { BlankForm, FormPlace, OpenFormNeeds } from "./open-form.ts";

type Needs = OpenFormNeeds & Pick<Ports, "invitations">;

export interface InviteAgainInput {
  readonly id: InvitationId;
  readonly by: Person;
  readonly viewer: Viewer;
  readonly where: FormPlace;
}

export type InviteAgainOutcome =
  | { readonly kind: "form"; readonly form: BlankForm }
  /** The invitation hasn't ended: this is its current state. */
  | { readonly kind: "as-it-stands"; readonly invitation: Invitation }
  | { readonly kind: "unknown-invitation" };

/**
 * Opens a form for the partner of an invitation that has ended, for any person who may see it. Only the requester gets all their values;
 * others get the address and the name.
 */
export async function inviteAgain(ports: Needs, { id, by, viewer, where }: InviteAgainInput): Promise<InviteAgainOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation || !mayBeSeen(invitation, viewer)) return { kind: "unknown-invitation" };
  const { state, requester, email, options } = invitation;
  if (!mayBeAskedAgain(state)) return { kind: "as-it-stands", invitation };
  const { displayName } = options;
  const values = requester.id === by.id ? formValuesOf(invitation) : { ...(displayName !== undefined && { displayName }) };
  const form = await openForm(ports, by, email, where);
  return { kind: "form", form: { ...form, values: { ...values, ...form.values } } };
}

/** Whether the invitation has ended, or has failed for a reason that a new form explains. */
function mayBeAskedAgain(state: InvitationState): boolean {
  return state.kind === "failed" ? isReopenable(state.reason) : endedStates.has(state.kind);
}

const endedStates: ReadonlySet<InvitationState["kind"]> = new Set(["removed", "revoked", "rejected", "withdrawn", "lapsed"]);
