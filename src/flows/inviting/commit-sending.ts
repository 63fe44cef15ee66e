import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { Follower } from "../../domain/follower.ts";
import type { Invitation } from "../../domain/invitation.ts";
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
 * Commits that an invitation goes out without approval. If an undecided request has its address, that one ends in the same transaction: its
 * cards say why, its requester is told, and all who hear of it follow the new one. If that request is decided at the same moment, the
 * decision stands, and the address is taken. A change that only asks approvers ends nothing.
 */
export async function commitSending(ports: Needs, change: Change): Promise<CommitOutcome> {
  const { invitations, clock } = ports;
  const outcome = await invitations.commit(change);
  const [sending] = change.invitations;
  if (outcome !== "address-taken" || !sending || sending.state.kind === "awaiting-approval") return outcome;
  const other = await invitations.findOpen(sending.emailKey);
  if (!other || other.id === sending.id || other.state.kind !== "awaiting-approval") return outcome;
  const reference = newReference(clock);
  const step = advanceInvitation(other, { kind: "failed", reason: "invited-by-other", reference }, clock.now());
  if (step.kind !== "ok") return outcome;
  const together = await invitations.commit(await withEnded(ports, change, { sending, ended: step.next }));
  if (together === "committed") ports.log.info("undecided-request-ended", { invitation: other.id, by: sending.id, reference });
  const hasChanged = together === "conflict" && (await invitations.find(other.id))?.version !== other.version;
  return hasChanged ? commitSending(ports, change) : together;
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
