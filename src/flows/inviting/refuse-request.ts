import type { FailureReason } from "../../domain/failure.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { EndingRefusal, Refusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";
import { failInvitation } from "../steps/fail-invitation.ts";
import { undecidedTwinJob } from "../steps/new-jobs.ts";
import type { RequestOutcome } from "./request.ts";

type TwinNeeds = Pick<Ports, "invitations" | "jobs" | "clock">;
type Needs = TwinNeeds & Pick<Ports, "log">;

/** Ends a request without an update of the living card: the requester sees the form again, with the refusal on it. */
export async function refuseRequest(ports: Needs, requested: Invitation, refusal: EndingRefusal): Promise<RequestOutcome> {
  const failed = await failInvitation(ports, requested, reasonOf(refusal), { until: refusal.kind === "busy" ? refusal.until : undefined });
  return failed ? returnForm(ports, refusal) : outcomeOfTwin(ports, requested);
}

/** A request that has to wait for its time is stored like one that met a busy Microsoft: nothing was sent. */
function reasonOf({ kind }: EndingRefusal): FailureReason {
  return kind === "pace" || kind === "paused" || kind === "stopped" ? "busy" : kind;
}

/** Returns the form with a refusal and the id for another try. */
export function returnForm({ clock }: Pick<Ports, "clock">, refusal: Refusal): RequestOutcome {
  return { kind: "refused", refusal, next: clock.newId() as InvitationId };
}

/**
 * The outcome when the same form was sent twice at the same time, and the other press was first. If that one isn't decided yet, its person
 * may get the form back, but who sees this outcome sees a card that must not stay as it is.
 */
export async function outcomeOfTwin({ invitations, jobs, clock }: TwinNeeds, ours: Invitation): Promise<RequestOutcome> {
  const twin = await invitations.find(ours.id);
  if (twin?.state.kind === "requested") await jobs.enqueue(undecidedTwinJob(twin, clock));
  return twin?.requester.id === ours.requester.id ? { kind: "already-submitted", invitation: twin } : { kind: "not-yours" };
}
