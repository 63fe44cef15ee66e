import type { GuestId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isImported } from "../../domain/is-imported.ts";
import type { TeamPlan } from "../../domain/team-plan.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { noticeJob } from "../steps/new-jobs.ts";
import { pauseAfter } from "../telling/try-later.ts";
import { isInTeam } from "./is-in-team.ts";
import { storePlan } from "../steps/store-plan.ts";

type Needs = Pick<Ports, "invitations" | "teams" | "teamMembers" | "trail" | "clock" | "log">;

interface Member {
  readonly group: string;
  readonly user: GuestId;
}

/** New members show within seconds or minutes; Teams' own event makes another job when they come later. */
const mostLooks = 8;
/** A roster may still show a member who was just taken out. */
const shownAfterRemovalMs = 60_000;

/** Looks whether a team has a guest, and stores it in the invitations that wanted them there or began there. */
export async function seeMember(ports: Needs, { group, user }: Member, attempt: number): Promise<JobOutcome> {
  const found = await ports.invitations.findByGuests([user]);
  const seen = await Promise.all(found.map((invitation) => look(ports, invitation, { group, user })));
  const isEarly = seen.includes("not-yet") && attempt < mostLooks;
  return isEarly ? { kind: "retry", at: ports.clock.later(pauseAfter({ attempt })), why: "not-in-team-yet" } : done;
}

async function look(ports: Needs, invitation: Invitation, { group, user }: Member): Promise<"done" | "not-yet"> {
  const name = await nameOfAwaited(ports, invitation, group);
  if (name === undefined) return "done";
  if (isJustRemoved(ports, invitation.team)) return "not-yet";
  if ((await isInTeam(ports, invitation, { groupId: group, user })) !== true) return "not-yet";
  const isGreeted = await isGreetedAlready(ports, invitation);
  await storePlan(ports, invitation.id, (current) => {
    if (!isAwaited(current, group)) return undefined;
    const { by, isLost: _, ...before }: Partial<TeamPlan> & Pick<TeamPlan, "groupId" | "name"> = current.team ?? { groupId: group, name };
    const team: TeamPlan = { ...before, stage: "seen", since: ports.clock.now(), ...(current.team?.stage === "added" && by && { by }) };
    const jobs = current.state.kind === "accepted" && !isGreeted ? [noticeJob(current, "in-team", ports.clock)] : [];
    return { team, event: { what: "seen-in-team", detail: group }, jobs };
  });
  ports.log.info("seen-in-team", { invitation: invitation.id });
  return "done";
}

/** The team's name, if the partner is awaited there: by the plan, or because the invitation began in a channel that all of the team sees. */
async function nameOfAwaited({ teams }: Needs, invitation: Invitation, group: string): Promise<string | undefined> {
  if (!isAwaited(invitation, group)) return undefined;
  if (invitation.team) return invitation.team.name;
  const place = await teams.describe(invitation.home.conversation);
  return place?.groupId === group && place.isStandard ? place.teamName : undefined;
}

function isAwaited(invitation: Invitation, group: string): boolean {
  const { state, team } = invitation;
  if (isImported(invitation) || (state.kind !== "invited" && state.kind !== "accepted")) return false;
  return !team || (team.groupId === group && team.stage !== "seen");
}

function isJustRemoved({ clock }: Needs, team: TeamPlan | undefined): boolean {
  return team?.stage === "undone" && clock.millisecondsSince(team.since) < shownAfterRemovalMs;
}

/** The newest events of an invitation, which has few. */
const readEvents = 1_000;

/**
 * A partner who was seen before isn't greeted a second time, unless everybody was told meanwhile that they were taken out: nobody is told of
 * what an owner did in Teams itself.
 */
async function isGreetedAlready({ trail }: Needs, { id }: Invitation): Promise<boolean> {
  const last = (await trail.of(id, readEvents)).findLast(
    ({ what, by }) => what === "seen-in-team" || (what === "removed-from-team" && by !== undefined),
  );
  return last?.what === "seen-in-team";
}
