import type { AuditEvent } from "../../domain/audit.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { NoticeKind } from "../../domain/notice.ts";
import type { CardPlace } from "../../domain/posted-card.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Change } from "../../ports/invitations.ts";
import { postApprovalCard, tellApproversOf, watchApproval } from "./approval-jobs.ts";

/** Outcomes of POST /invitations are known after its 30 s time-out and a little more. */
const settledAfter = 35_000;
/** A request whose process died before the POST is given up after this. */
const abandonedAfter = 60_000;

/** The job that draws the card in a place as the invitation stands when it runs; many wishes at once come to one edit. */
export function updateCard({ id }: Pick<Invitation, "id">, clock: Clock, place: CardPlace = "home"): NewJob {
  const kind = ({ home: "update-card", approvals: "update-approval" } as const)[place];
  return { task: { kind, invitation: id }, due: clock.now(), key: `${kind}:${id}` };
}

/** The job that stands behind a request until its outcome is known. */
export function resolveLater(invitation: Pick<Invitation, "id">, clock: Clock, after: "now" | "requested" | "sending"): NewJob {
  const wait = { now: 5_000, sending: settledAfter, requested: abandonedAfter }[after];
  const key = `resolve-sending:${invitation.id}`;
  return { task: { kind: "resolve-sending", invitation: invitation.id }, due: clock.later(wait), key };
}

/** The job that stands behind a revocation until it has ended; `now` where nobody is present to do it. */
export function revokeLater({ id }: Pick<Invitation, "id">, by: PersonId, clock: Clock, when: "now" | "after-press"): NewJob {
  const due = when === "now" ? clock.now() : clock.later(settledAfter);
  return { task: { kind: "revoke", invitation: id, by }, due, key: `revoke:${id}` };
}

/** The job that begins to take back the invitation whose place this one has taken, now that it is out. */
export function revokeReplaced({ requester, replaces }: Invitation, clock: Clock): readonly NewJob[] {
  if (replaces === undefined) return [];
  const task = { kind: "revoke-replaced", invitation: replaces, by: requester.id } as const;
  return [{ task, due: clock.now(), key: `revoke-replaced:${replaces}` }];
}

/** The job that tells in new messages: the requester at home, and everybody who follows. */
export function sendNotice(invitation: Invitation, notice: NoticeKind, clock: Clock): NewJob {
  const key = `send-notice:${invitation.id}:${notice}:${invitation.version}`;
  return { task: { kind: "send-notice", invitation: invitation.id, notice }, due: clock.now(), key };
}

/**
 * The jobs of a request that came back from whoever approved it: the others hear, and its time goes on. It may have been decided before
 * the card was posted.
 */
export function reopenApproval(reopened: Invitation, clock: Clock): readonly NewJob[] {
  return [postApprovalCard(reopened, clock), tellApproversOf(reopened, "reopened", clock), watchApproval(reopened, clock)];
}

/** The jobs that tell of an invitation that is out: the colleagues whom the requester picked, and the requester where others approved it. */
export function tellOfSending(invited: Invitation, clock: Clock): readonly NewJob[] {
  const picked = (invited.options.colleagues ?? []).length > 0;
  return [
    ...(picked ? [sendNotice(invited, "invited", clock)] : []),
    ...(invited.approval ? [sendNotice(invited, "approved", clock)] : []),
  ];
}

type EventDetails = Partial<Pick<AuditEvent, "by" | "detail">>;

/** One invitation's change with its audit event; every flow that changes an invitation commits this. */
export function changeOf(
  next: Invitation,
  what: AuditEvent["what"],
  clock: Clock,
  { jobs = [], ...details }: EventDetails & { readonly jobs?: readonly NewJob[] },
): Change {
  return { invitations: [next], events: [{ at: clock.now(), invitation: next.id, what, ...details }], jobs };
}
