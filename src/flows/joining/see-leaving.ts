import type { GuestId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { membershipsOf, planAfterLeaving } from "../../domain/team-plan.ts";
import type { TeamPlan } from "../../domain/team-plan.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { storePlan } from "../steps/store-plan.ts";
import { pauseAfter } from "../telling/try-later.ts";
import { isInTeam } from "./is-in-team.ts";

type Needs = Pick<Ports, "invitations" | "teams" | "teamMembers" | "clock" | "log">;

interface Member {
  readonly group: string;
  readonly user: GuestId;
}

/** A roster may still show a member for a while who was just taken out. */
const mostLooks = 8;
/** A roster may not show a member yet who was just added: an event about their leaving may be older than that. */
const shownAfterAddingMs = 60_000;

/**
 * Looks whether a guest is out of a team, as Teams said, and stores it in the invitations that have them there. Nobody is notified: the person
 * who did it in Teams knows, and it may be many guests at once. The cards say it, and offer to add the partner again.
 */
export async function seeLeaving(ports: Needs, { group, user }: Member, attempt: number): Promise<JobOutcome> {
  const found = await ports.invitations.findByGuests([user]);
  const concerned = found.filter((invitation) => planWith(invitation, group) !== undefined);
  const seen = await Promise.all(concerned.map((invitation) => look(ports, invitation, { group, user })));
  const isEarly = seen.includes("not-yet") && attempt < mostLooks;
  return isEarly ? { kind: "retry", at: ports.clock.later(pauseAfter({ attempt })), why: "still-in-team" } : done;
}

async function look(ports: Needs, invitation: Invitation, { group, user }: Member): Promise<"done" | "not-yet"> {
  const { clock, log } = ports;
  const isNew = isJustAdded(ports, planWith(invitation, group));
  if (isNew || (await isInTeam(ports, invitation, { groupId: group, user })) !== false) return "not-yet";
  await storePlan(ports, invitation.id, (current) => {
    const team = planWith(current, group);
    if (!team) return undefined;
    return { team: planAfterLeaving(team, group, { since: clock.now() }), event: { what: "removed-from-team", detail: group } };
  });
  log.info("left-team", { invitation: invitation.id });
  return "done";
}

/** The plan that has the partner in this team; a revocation that is under way stores by itself what becomes of it. */
function planWith({ state, team }: Invitation, group: string): TeamPlan | undefined {
  const isOpen = state.kind === "accepted" || (state.kind === "invited" && state.revocation !== "asked" && state.revocation !== "replaced");
  return isOpen && team && membershipsOf(team).some(({ groupId }) => groupId === group) ? team : undefined;
}

function isJustAdded({ clock }: Needs, team: TeamPlan | undefined): boolean {
  return team?.stage === "added" && clock.millisecondsSince(team.since) < shownAfterAddingMs;
}
