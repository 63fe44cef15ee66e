import type { GuestId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import { isMember, planAfterRevoking } from "../../domain/team-plan.ts";
import type { TeamPlan } from "../../domain/team-plan.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";
import { storePlan } from "../steps/store-plan.ts";

export type LeaveNeeds = Pick<Ports, "clock" | "identity" | "invitations" | "log" | "teamMembers" | "terms">;

/** The person who presses; nobody where a job revokes. */
export interface Leaving {
  readonly by?: Person;
  readonly ssoToken?: string | undefined;
  /** Their answer stands where the card is: an edit would overwrite it. */
  readonly isQuiet?: true;
}

/**
 * Takes the partner out of the team when an invitation is revoked but its guest stays in the directory: as the person who presses, or as the
 * app where it may. If neither may, the plan says that the partner is still in the team. A wish ends, so that nobody is asked later. A
 * guest who was there before the invitation keeps what nobody gave them here.
 * @throws GuestlistError `directory-unavailable`, `throttled` or `directory-answer-unexpected`.
 */
export async function leaveTeam(ports: LeaveNeeds, invitation: Invitation, leaving: Leaving = {}): Promise<Invitation> {
  const { id, state, team } = invitation;
  if (team?.stage === "wanted") return dropWish(ports, invitation);
  if (!team || !isMember(team) || !("guestId" in state)) return invitation;
  if (!team.by && !invitation.createdGuest) return invitation;
  const isOut = await isTakenOut(ports, { team, user: state.guestId, leaving });
  if (!isOut) ports.log.warn("not-removed-from-team", { invitation: id });
  return isOut ? recordUndone(ports, invitation, team, leaving) : invitation;
}

async function dropWish(ports: LeaveNeeds, invitation: Invitation): Promise<Invitation> {
  const stored = await storePlan(ports, invitation.id, ({ team }) =>
    team?.stage === "wanted" ? { team: planAfterRevoking(team, ports.clock.now()), isQuiet: true } : undefined,
  );
  return stored ?? invitation;
}

interface Membership {
  readonly team: TeamPlan;
  readonly user: GuestId;
  readonly leaving: Leaving;
}

async function isTakenOut(ports: LeaveNeeds, { team, user, leaving }: Membership): Promise<boolean> {
  const person = await actorOf(ports, leaving);
  for (const actor of [...(person ? [person] : []), { kind: "app" } as const]) {
    const { kind } = await ports.teamMembers.remove(actor, team.groupId, user);
    if (kind === "removed" || kind === "not-member") return true;
  }
  return false;
}

async function actorOf({ identity, terms }: LeaveNeeds, { by, ssoToken }: Leaving): Promise<Actor | undefined> {
  if (!by || ssoToken === undefined) return undefined;
  const outcome = await identity.signIn(ssoToken, { id: by.id, tenantId: terms.tenantId }, "team-members");
  return outcome.kind === "signed-in" ? outcome.actor : undefined;
}

async function recordUndone(ports: LeaveNeeds, invitation: Invitation, { groupId }: TeamPlan, leaving: Leaving): Promise<Invitation> {
  const { by, isQuiet } = leaving;
  const stored = await storePlan(ports, invitation.id, ({ team }) => {
    if (team?.groupId !== groupId || !isMember(team)) return undefined;
    const { by: _, ...plan } = team;
    const undone: TeamPlan = { ...plan, stage: "undone", since: ports.clock.now(), ...(by && { by: { id: by.id, name: by.name } }) };
    const event = { what: "removed-from-team", ...(by && { by: by.id }), detail: groupId } as const;
    return { team: undone, event, ...(isQuiet && { isQuiet }) };
  });
  return stored ?? invitation;
}
