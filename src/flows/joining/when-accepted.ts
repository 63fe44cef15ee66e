import type { AuditEvent } from "../../domain/audit.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isChannel } from "../../domain/is-channel.ts";
import type { NewJob } from "../../domain/job.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { memberCheckJob, ownersAskJob } from "../steps/new-jobs.ts";
import { isInTeam } from "./is-in-team.ts";

type Needs = Pick<Ports, "teams" | "teamMembers" | "clock" | "log">;

/** An accepted invitation with what its team plan adds to the same transaction. */
export interface Joining {
  readonly invitation: Invitation;
  readonly events: readonly AuditEvent[];
  readonly jobs: readonly NewJob[];
}

/**
 * What becomes of the team plan when a partner has just accepted: the owners are asked if they aren't in the team yet; if they were added
 * before, the team is asked now, so that the notice of the acceptance can say that they see it. `accepted` isn't stored yet.
 */
export async function whenAccepted(ports: Needs, accepted: Invitation): Promise<Joining> {
  const { state, team } = accepted;
  const nothing = { invitation: accepted, events: [], jobs: [] };
  if (state.kind !== "accepted" || !team) return nothing;
  if (team.stage !== "added") return { ...nothing, jobs: ownersAskJobs(accepted, ports.clock) };
  const { groupId } = team;
  const user = state.guestId;
  if ((await isThere(ports, accepted, { groupId, user })) !== true)
    return { ...nothing, jobs: [memberCheckJob(groupId, user, ports.clock)] };
  const invitation: Invitation = { ...accepted, team: { ...team, stage: "seen", since: state.heardAt } };
  const event = { at: ports.clock.now(), invitation: accepted.id, what: "seen-in-team", detail: groupId } as const;
  return { invitation, events: [event], jobs: [] };
}

/** Asks the owners if the partner has accepted and is still only wanted in the team of the channel where the invitation began. */
export function ownersAskJobs(invitation: Invitation, clock: Needs["clock"]): readonly NewJob[] {
  const { state, team, home } = invitation;
  const isWanted = state.kind === "accepted" && team?.stage === "wanted" && isChannel(home.conversation);
  return isWanted ? [ownersAskJob(invitation, clock)] : [];
}

/** An acceptance doesn't wait for a fault to pass: a job looks again. */
async function isThere(ports: Needs, invitation: Invitation, member: Parameters<typeof isInTeam>[2]): Promise<boolean | "not-checked"> {
  try {
    return await isInTeam(ports, invitation, member);
  } catch (error) {
    if (!isGuestlistError(error)) throw error;
    ports.log.warn("membership-not-read", { invitation: invitation.id, why: error.code });
    return "not-checked";
  }
}
