import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { Follower } from "../../domain/follower.ts";
import type { Instant } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isImported } from "../../domain/is-imported.ts";
import type { NewJob } from "../../domain/job.ts";
import { heardIn } from "../../domain/shell-place.ts";
import type { Change, CommitOutcome } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";
import { cardUpdateJob, noticeJob } from "../steps/new-jobs.ts";
import { newReference } from "../steps/new-reference.ts";
import { followedEvent } from "../telling/tell-followers.ts";

type Needs = Pick<Ports, "invitations" | "followers" | "clock" | "log">;

/** The outcome of the POST is known by then, or a job looks for it and tells of a failure itself. */
const settledAfterMs = 100_000;

/**
 * Commits a request, or that an invitation goes out. Two kinds of open invitations with its address end in the same transaction:
 * - an undecided request, if this one needs no approval: its cards say why, its requester is told, and all who hear of it follow the new one.
 *   If it is decided at the same moment, the decision stands, and the address is taken. A change that only asks approvers doesn't end it.
 * - an imported invitation: nobody here has sent it, so nobody is told. If the request comes to nothing, the guest can be imported again.
 */
export async function commitSending(ports: Needs, change: Change): Promise<CommitOutcome> {
  const { invitations } = ports;
  const outcome = await invitations.commit(change);
  const [request] = change.invitations;
  if (outcome !== "address-taken" || !request) return outcome;
  const other = await invitations.findOpen(request.emailKey);
  const reference = newReference(ports.clock);
  const together = other && other.id !== request.id ? await withOther(ports, change, { request, other, reference }) : undefined;
  if (!other || !together) return outcome;
  const ended = await invitations.commit(together);
  if (ended === "committed") ports.log.info("open-invitation-ended", { invitation: other.id, by: request.id, reference });
  const hasChanged = ended === "conflict" && (await invitations.find(other.id))?.version !== other.version;
  return hasChanged ? commitSending(ports, change) : ended;
}

interface Clash {
  readonly request: Invitation;
  /** The open invitation that has its address. */
  readonly other: Invitation;
  /** For the end of the other one. */
  readonly reference: string;
}

/** The change that also ends the other invitation; undefined if that one stays. */
async function withOther(ports: Needs, change: Change, { request, other, reference }: Clash): Promise<Change | undefined> {
  const now = ports.clock.now();
  if (isImported(other)) {
    const step = advanceInvitation(other, { kind: "taken-over", reference }, now);
    return step.kind === "ok" ? withTakenOver(change, { request, ended: step.next }, now) : undefined;
  }
  if (other.state.kind !== "awaiting-approval" || request.state.kind === "awaiting-approval") return undefined;
  const step = advanceInvitation(other, { kind: "failed", reason: "invited-by-other", reference }, now);
  return step.kind === "ok" ? withEnded(ports, change, { sending: request, ended: step.next }) : undefined;
}

function withTakenOver(
  change: Change,
  { request, ended }: { readonly request: Invitation; readonly ended: Invitation },
  at: Instant,
): Change {
  const failed = { at, invitation: ended.id, what: "failed", by: request.requester.id, detail: "taken-over" } as const;
  return { ...change, invitations: [...change.invitations, ended], events: [...change.events, failed] };
}

interface Pair {
  readonly sending: Invitation;
  readonly ended: Invitation;
}

async function withEnded(ports: Needs, change: Change, { sending, ended }: Pair): Promise<Change> {
  const { clock } = ports;
  const followers = await movedFollowers(ports, { sending, ended });
  const failed = { at: clock.now(), invitation: ended.id, what: "failed", by: sending.requester.id, detail: "invited-by-other" } as const;
  return {
    ...change,
    invitations: [...change.invitations, ended],
    events: [...change.events, failed, ...followers.map(followedEvent)],
    followers: [...(change.followers ?? []), ...followers],
    jobs: [
      ...change.jobs,
      cardUpdateJob(ended, clock),
      noticeJob(ended, "invited-by-other", clock),
      ...followers.map((follower) => failureNoticeJob(follower, clock)),
    ],
  };
}

/** The requester of the ended request and the people who followed it. */
async function movedFollowers({ followers, clock }: Needs, { sending, ended }: Pair): Promise<readonly Follower[]> {
  const known = new Set([sending.requester.id, ...(await followers.of(sending.id)).map(({ person }) => person.id)]);
  const { requester, home } = ended;
  const hearers = [{ person: requester, ...heardIn(home) }, ...(await followers.of(ended.id))];
  return hearers
    .filter(({ person }) => !known.has(person.id))
    .map(({ person, conversation }: Pick<Follower, "person" | "conversation">) => ({
      invitation: sending.id,
      person,
      ...(conversation !== undefined && { conversation }),
      why: "asked",
      since: clock.now(),
    }));
}

/** If Graph refuses the new invitation, its requester is present, but these people aren't. */
function failureNoticeJob({ invitation, person: { id: to } }: Follower, clock: Needs["clock"]): NewJob {
  const key = `send-notice:${invitation}:failed:${to}`;
  return { task: { kind: "send-notice", invitation, notice: "failed", to }, due: clock.later(settledAfterMs), key };
}
