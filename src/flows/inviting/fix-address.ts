import { formValuesOf } from "../../domain/form-values.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isImported } from "../../domain/is-imported.ts";
import type { Person } from "../../domain/person.ts";
import type { Ports } from "../../ports/ports.ts";
import { openForm } from "./open-form.ts";
import type { BlankForm, FormPlace, OpenFormNeeds } from "./open-form.ts";

type Needs = OpenFormNeeds & Pick<Ports, "invitations">;

export interface FixAddressInput {
  readonly id: InvitationId;
  readonly by: Person;
  readonly where: FormPlace;
}

export type FixAddressOutcome =
  | { readonly kind: "form"; readonly form: BlankForm }
  | { readonly kind: "not-yours"; readonly requester: Person }
  /**
   * It isn't open, is being revoked, was sent without us, or an administrator reset or restored the guest, whose address is right: this is its
   * current state.
   */
  | { readonly kind: "as-it-stands"; readonly invitation: Invitation }
  | { readonly kind: "unknown-invitation" };

/** Opens a form for the right address after an invitation to a wrong one. Everything is filled in: the wrong address is corrected there. */
export async function fixAddress(ports: Needs, { id, by, where }: FixAddressInput): Promise<FixAddressOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation) return { kind: "unknown-invitation" };
  if (invitation.requester.id !== by.id) return { kind: "not-yours", requester: invitation.requester };
  const { state } = invitation;
  if (state.kind !== "invited" || state.revocation || state.again || isImported(invitation)) return { kind: "as-it-stands", invitation };
  const form = await openForm(ports, by, invitation.email, where);
  return { kind: "form", form: { ...form, values: { ...formValuesOf(invitation), ...form.values }, replaces: id } };
}
