import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { EndingRefusal, Refusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";
import { undecidedTwinJob } from "../steps/new-jobs.ts";
import type { RequestOutcome } from "./request.ts";

type TwinNeeds = Pick<Ports, "invitations" | "jobs" | "clock">;
type Needs = TwinNeeds & Pick<Ports, "log">;

/** Returns the form with a refusal, and stores nothing. If the same form was sent by another press in the meantime, that outcome counts. */
export async function refuseRequest(ports: Needs, requested: Invitation, refusal: EndingRefusal): Promise<RequestOutcome> {
  const twin = await ports.invitations.find(requested.id);
  if (twin && twin.state.kind !== "requested") return outcomeOfTwin(ports, requested);
  ports.log.info("request-refused", { invitation: requested.id, reason: refusal.kind });
  return returnForm(refusal);
}

/** The form with a refusal. `next`: the id for another try, when the form's own id is used up. */
export function returnForm(refusal: Refusal, next?: InvitationId): RequestOutcome {
  return { kind: "refused", refusal, ...(next && { next }) };
}

/**
 * The outcome when the same form was sent twice at the same time, and the other press was first. If that one isn't sent yet, its person
 * may get the form back, but who sees this outcome sees a card that must not stay as it is.
 */
export async function outcomeOfTwin({ invitations, jobs, clock }: TwinNeeds, ours: Invitation): Promise<RequestOutcome> {
  const twin = await invitations.find(ours.id);
  if (!twin) return returnForm({ kind: "interrupted" }, clock.newId() as InvitationId); // it was blanked: the form's id is used up
  if (twin.state.kind === "sending") await jobs.enqueue(undecidedTwinJob(twin, clock));
  return twin.requester.id === ours.requester.id ? { kind: "already-submitted", invitation: twin } : { kind: "not-yours" };
}
