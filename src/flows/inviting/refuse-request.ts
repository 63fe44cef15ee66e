import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { EndingRefusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";
import { failInvitation } from "../steps/fail-invitation.ts";
import { joinInvitation } from "./join-invitation.ts";
import type { RequestOutcome } from "./request-invitation.ts";

type Needs = Pick<Ports, "invitations" | "followers" | "clock" | "log">;

/** Ends a request without touching the living card: the requester still has the form before them, with the refusal on it. */
export async function refuseRequest(ports: Needs, requested: Invitation, refusal: EndingRefusal): Promise<RequestOutcome> {
  const failed = await failInvitation(ports, requested, refusal.kind);
  return failed ? { kind: "refused", refusal, next: ports.clock.newId() as InvitationId } : afterTwin(ports, requested);
}

/** The same form arrived twice at once, and the twin was first. */
export async function afterTwin({ invitations }: Pick<Ports, "invitations">, ours: Invitation): Promise<RequestOutcome> {
  const twin = await invitations.find(ours.id);
  return twin?.requester.id === ours.requester.id ? { kind: "already-submitted", invitation: twin } : { kind: "not-yours" };
}

/** Somebody else has the address. Undefined when their invitation ended meanwhile. */
export async function afterOther(ports: Needs, { emailKey, requester, home }: Invitation): Promise<RequestOutcome | undefined> {
  const refusal = await joinInvitation(ports, emailKey, { by: requester, home });
  return refusal && { kind: "refused", refusal, next: ports.clock.newId() as InvitationId };
}
