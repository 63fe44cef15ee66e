import { formValuesOf } from "../../domain/form-values.ts";
import type { InvitationId } from "../../domain/ids.ts";
import { isReopenable } from "../../domain/failure.ts";
import type { Invitation, InvitationState } from "../../domain/invitation.ts";
import type { FormValues } from "../../domain/invite-form.ts";
import type { Person } from "../../domain/person.ts";
import { mayBeSeen } from "../../domain/visibility.ts";
import type { Viewer } from "../../domain/visibility.ts";
import type { ConversationReference } from "../../ports/conversations.ts";
import type { Ports } from "../../ports/ports.ts";
import { openForm } from "./open-form.ts";
import type { BlankForm } from "./open-form.ts";

type Needs = Pick<Ports, "invitations" | "clock" | "terms">;

export type ReopenOutcome =
  | { readonly kind: "form"; readonly form: BlankForm }
  | { readonly kind: "not-yours"; readonly requester: Person }
  /** It stands where this makes no sense (any more). */
  | { readonly kind: "as-it-stands"; readonly invitation: Invitation }
  | { readonly kind: "unknown-invitation" };

export interface ReopenInput {
  readonly id: InvitationId;
  readonly by: Person;
  readonly viewer: Viewer;
  readonly where: ConversationReference["kind"];
}

/** A form for the right address, for whoever asked for the wrong one: all but the address is filled in. */
export async function fixAddress(ports: Needs, { id, by, where }: ReopenInput): Promise<ReopenOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation) return { kind: "unknown-invitation" };
  if (invitation.requester.id !== by.id) return { kind: "not-yours", requester: invitation.requester };
  if (invitation.state.kind !== "invited" || invitation.state.revocation) return { kind: "as-it-stands", invitation };
  const form = filled(openForm(ports, by, "", where), formValuesOf(invitation));
  return { kind: "form", form: { ...form, replaces: id } };
}

/** A form for the partner of an invitation that has ended, for anybody who may see it. Others' words stay theirs. */
export async function inviteAgain(
  ports: Needs,
  { id, by, viewer, where }: ReopenInput,
): Promise<Exclude<ReopenOutcome, { kind: "not-yours" }>> {
  const invitation = await ports.invitations.find(id);
  if (!invitation || !mayBeSeen(invitation, viewer)) return { kind: "unknown-invitation" };
  const { state, requester, email, options } = invitation;
  if (!mayBeAskedAgain(state)) return { kind: "as-it-stands", invitation };
  const { displayName } = options;
  const values = requester.id === by.id ? formValuesOf(invitation) : { ...(displayName !== undefined && { displayName }) };
  return { kind: "form", form: filled(openForm(ports, by, email, where), values) };
}

/** What has ended, and what failed for a reason that its requester learns on a form. */
function mayBeAskedAgain(state: InvitationState): boolean {
  return state.kind === "failed" ? isReopenable(state.reason) : endedStates.has(state.kind);
}

const endedStates: ReadonlySet<InvitationState["kind"]> = new Set(["removed", "revoked", "rejected", "withdrawn", "lapsed"]);

function filled(form: BlankForm, values: FormValues): BlankForm {
  return { ...form, values: { ...values, ...form.values } };
}
