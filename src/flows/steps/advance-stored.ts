import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { InvitationEvent } from "../../domain/invitation-event.ts";
import type { AuditEvent } from "../../domain/audit.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation, InvitationStateKind } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { Change } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";
import { changeOf } from "./change-of.ts";

type Needs = Pick<Ports, "invitations" | "clock">;

/** The audit event, the jobs and the link that are stored with a step. */
export interface StepDetails extends Partial<Pick<AuditEvent, "by" | "detail">> {
  readonly what: AuditEvent["what"];
  /** What follows from it at once: an event of its own, after the first. */
  readonly followedBy?: AuditEvent["what"];
  readonly jobs: (next: Invitation) => readonly NewJob[];
  /** The only state that the step is for; in any other state it is refused. */
  readonly from?: InvitationStateKind;
  /** The step is refused where this is true: another press has stored the same. */
  readonly unless?: (stored: Invitation) => boolean;
  /** The redeem link to keep from now on, or null to forget it. */
  readonly redeemUrl?: string | null;
}

export type Stored =
  | { readonly kind: "advanced"; readonly invitation: Invitation }
  /** The step isn't possible in the invitation's state (any more). */
  | { readonly kind: "refused"; readonly invitation: Invitation }
  /** The step would open the invitation again, but another open invitation has its address. */
  | { readonly kind: "address-taken"; readonly invitation: Invitation };

/**
 * Records something that has happened already. If the invitation was changed at the same moment, it is read again, until the step is
 * stored or isn't possible any more. Undefined when there is no such invitation.
 */
export async function advanceStored(
  ports: Needs,
  id: InvitationId,
  event: InvitationEvent,
  details: StepDetails,
): Promise<Stored | undefined> {
  const { invitations, clock } = ports;
  const invitation = await invitations.find(id);
  if (!invitation) return undefined;
  if (details.from !== undefined && invitation.state.kind !== details.from) return { kind: "refused", invitation };
  if (details.unless?.(invitation) === true) return { kind: "refused", invitation };
  const step = advanceInvitation(invitation, event, clock.now());
  if (step.kind !== "ok") return { kind: "refused", invitation };
  const outcome = await invitations.commit(changeWith(details, step.next, clock));
  if (outcome === "conflict") return advanceStored(ports, id, event, details);
  return outcome === "committed" ? { kind: "advanced", invitation: step.next } : { kind: "address-taken", invitation };
}

function changeWith(step: StepDetails, next: Invitation, clock: Needs["clock"]): Change {
  const { what, followedBy, jobs, redeemUrl, from: _, unless: __, detail, ...who } = step;
  const change = changeOf(next, what, clock, { ...who, ...(detail !== undefined && { detail }), jobs: jobs(next) });
  const followed = followedBy === undefined ? [] : changeOf(next, followedBy, clock, who).events;
  const events = [...change.events, ...followed];
  return { ...change, events, ...(redeemUrl !== undefined && { redeemUrls: new Map([[next.id, redeemUrl]]) }) };
}
