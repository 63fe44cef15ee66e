import type { Approval } from "../../domain/approval.ts";
import { isLapsed } from "../../domain/approval-times.ts";
import type { ConversationId, InvitationId, PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import { mayBeSeen } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";
import { makeKnown } from "../who/find-approvals-place.ts";
import { isApprover } from "../who/is-approver.ts";
import { lapseRequest } from "./lapse-request.ts";
import { recordRefusedDecision } from "../steps/record-refused-decision.ts";

export type MayDecideNeeds = Pick<
  Ports,
  "conversations" | "directory" | "invitations" | "membership" | "policy" | "teams" | "trail" | "clock" | "log"
>;

/** A press of somebody who wants to decide. */
export interface DecisionPress {
  readonly id: InvitationId;
  readonly by: Person;
  /** Where they pressed. */
  readonly conversation: ConversationId;
  readonly ssoToken: string | undefined;
}

/** An invitation that needs, or needed, approval. */
export type AskedInvitation = Invitation & { readonly approval: Approval };

export type NotDecidable =
  | { readonly kind: "unknown-invitation" }
  /** Nobody decides about what they asked for themselves. */
  | { readonly kind: "own-request"; readonly invitation: AskedInvitation }
  | { readonly kind: "not-approver"; readonly invitation: AskedInvitation }
  /** Somebody was first: this is how it stands. */
  | { readonly kind: "already-decided"; readonly invitation: Invitation }
  /** It ended without a decision: withdrawn, lapsed, or nothing could be sent. */
  | { readonly kind: "over"; readonly invitation: Invitation };

/**
 * Whether somebody may decide about a request now. Who may not, and presses on what is over, are written down; whoever can't even see
 * it learns nothing of it. A request whose time is up lapses here, however late the job is.
 * @throws GuestlistError as {@link isApprover}.
 */
export async function mayDecide(
  ports: MayDecideNeeds,
  press: Omit<DecisionPress, "ssoToken">,
): Promise<NotDecidable | { readonly kind: "may-decide"; readonly invitation: AskedInvitation }> {
  const { id, by, conversation } = press;
  const found = await ports.invitations.find(id);
  if (!isAskedInvitation(found)) return unknown(ports, press);
  if (found.requester.id === by.id) {
    await recordRefusedDecision(ports, id, by.id, "own-request");
    return { kind: "own-request", invitation: found };
  }
  await makeKnown(ports, found.approval.channel);
  if (!(await isApprover(ports, found.approval, by.id))) {
    await recordRefusedDecision(ports, id, by.id, "not-approver");
    return mayBeSeen(found, { id: by.id, conversation }) ? { kind: "not-approver", invitation: found } : { kind: "unknown-invitation" };
  }
  const current = found.state.kind === "awaiting-approval" ? await lapsedIfDue(ports, found) : found;
  if (current.state.kind !== "awaiting-approval") return tooLate(ports, current, by.id);
  return { kind: "may-decide", invitation: current };
}

/** The truth about a request that doesn't wait for a decision (any more). */
export async function tooLate(
  ports: Pick<Ports, "invitations" | "trail" | "clock" | "log">,
  invitation: Invitation,
  by: PersonId,
): Promise<NotDecidable> {
  const { id, state, approval } = invitation;
  if (approval?.decision) {
    ports.log.info("decision-too-late", { invitation: id, person: by, state: state.kind });
    return { kind: "already-decided", invitation };
  }
  await recordRefusedDecision(ports, id, by, state.kind);
  return { kind: "over", invitation };
}

/** Whether the invitation needs, or needed, approval. */
export function isAskedInvitation(invitation: Invitation | undefined): invitation is AskedInvitation {
  return invitation?.approval !== undefined;
}

/** Ids on cards are client-controlled. */
function unknown({ log }: MayDecideNeeds, { id, by }: Pick<DecisionPress, "id" | "by">): NotDecidable {
  log.warn("decision-refused", { invitation: id, person: by.id, why: "unknown-invitation" });
  return { kind: "unknown-invitation" };
}

/** An undecided request; one whose time is up has lapsed then. */
export async function lapsedIfDue(
  ports: Pick<Ports, "invitations" | "policy" | "clock">,
  request: AskedInvitation,
): Promise<AskedInvitation> {
  const policy = await ports.policy.current();
  if (!isLapsed(request.approval, policy, ports.clock.now())) return request;
  const stored = await lapseRequest(ports, request.id);
  return isAskedInvitation(stored?.invitation) ? stored.invitation : request;
}
