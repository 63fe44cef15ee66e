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

/** A press by a person who wants to decide. */
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
  /** Nobody decides their own request. */
  | { readonly kind: "own-request"; readonly invitation: AskedInvitation }
  | { readonly kind: "not-approver"; readonly invitation: AskedInvitation }
  /** Another approver was first: this is the current state. */
  | { readonly kind: "already-decided"; readonly invitation: Invitation }
  /** It ended without a decision: withdrawn, lapsed, or nothing could be sent. */
  | { readonly kind: "over"; readonly invitation: Invitation };

/**
 * Checks whether a person may decide a request now. Presses that may not decide, or come too late, are recorded in the trail. A person who
 * can't see the request gets no information about it. An overdue request lapses here, even if the job is late.
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
  const current = await lapsedIfDue(ports, found);
  if (current.state.kind !== "awaiting-approval") return tooLate(ports, current, by.id);
  return { kind: "may-decide", invitation: current };
}

/** The outcome for a press on a request that doesn't wait for a decision any more. */
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

/** The request as it is stored, after an overdue one has lapsed. */
export async function lapsedIfDue(
  ports: Pick<Ports, "invitations" | "policy" | "clock">,
  request: AskedInvitation,
): Promise<AskedInvitation> {
  if (request.state.kind !== "awaiting-approval") return request;
  const policy = await ports.policy.current();
  if (!isLapsed(request.approval, policy, ports.clock.now())) return request;
  const stored = await lapseRequest(ports, request.id);
  return isAskedInvitation(stored?.invitation) ? stored.invitation : request;
}
