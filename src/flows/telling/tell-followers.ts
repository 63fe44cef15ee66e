import type { AuditEvent } from "../../domain/audit.ts";
import type { Follower } from "../../domain/follower.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import { noticeRules } from "../../domain/notice.ts";
import type { NoticeKind } from "../../domain/notice.ts";
import type { Ports } from "../../ports/ports.ts";
import { gatherFollowers } from "./gather-followers.ts";

type Needs = Pick<Ports, "followers" | "invitations" | "directory" | "clock" | "log">;

/**
 * Makes one job for each follower that a notice concerns. The jobs and the mark that they were made are one transaction, so a second run
 * makes none. This runs after the state was committed, so it finds everybody who followed before.
 */
export async function tellFollowers(ports: Needs, invitation: Invitation, notice: NoticeKind): Promise<void> {
  const occasion = `${notice}:${invitation.state.since}`;
  const { stored, picked } = await gatherFollowers(ports, invitation, notice);
  const isDue = (follower: Follower) => noticeRules[notice].hear.includes(follower.why) && follower.told !== occasion;
  const due = [...stored, ...picked].filter(isDue);
  if (due.length === 0) return;
  await ports.invitations.commit({
    invitations: [],
    followers: due.map((follower) => ({ ...follower, told: occasion })),
    events: picked.filter(isDue).map(followedEvent),
    jobs: due.map((follower) => followerNotice(follower, notice, occasion, ports)),
  });
}

/** The audit event of a new follower. */
export function followedEvent({ invitation, person, why, since }: Follower): AuditEvent {
  return { at: since, invitation, what: "followed", by: person.id, detail: why };
}

function followerNotice({ invitation, person }: Follower, notice: NoticeKind, occasion: string, { clock }: Needs): NewJob {
  const key = `send-notice:${invitation}:${occasion}:${person.id}`;
  return { task: { kind: "send-notice", invitation, notice, to: person.id }, due: clock.now(), key };
}
