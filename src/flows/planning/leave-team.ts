import type { GuestId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import { membershipsOf, planAfterLeaving, planAfterRevoking } from "../../domain/team-plan.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";
import { storePlan } from "../steps/store-plan.ts";
import { signInToChange } from "../who/sign-in-to-change.ts";

export type LeaveNeeds = Pick<Ports, "clock" | "identity" | "invitations" | "log" | "teamConsent" | "teamMembers" | "terms">;

/** The person who presses; nobody where a job revokes. */
export interface Leaving {
  readonly by?: Person;
  readonly ssoToken?: string | undefined;
  /** Their answer stands where the card is: an edit would overwrite it. */
  readonly isQuiet?: true;
}

/**
 * Takes the partner out of their teams when an invitation is revoked but its guest stays in the directory: as the person who presses, or as
 * the app where it may. If neither may, the plan says that the partner is still in the team. A wish ends, so that nobody is asked later. A
 * guest who was there before the invitation keeps what nobody gave them here.
 * @throws GuestlistError `directory-unavailable`, `throttled` or `directory-answer-unexpected`.
 */
export async function leaveTeam(ports: LeaveNeeds, invitation: Invitation, leaving: Leaving = {}): Promise<Invitation> {
  const { id, state, team, createdGuest } = invitation;
  if (team?.stage === "wanted") return dropWish(ports, invitation);
  if (!team || !("guestId" in state)) return invitation;
  const given = membershipsOf(team).filter(({ by }) => by !== undefined || createdGuest);
  let after = invitation;
  for (const { groupId } of given) {
    const isOut = await isTakenOut(ports, { groupId, user: state.guestId, leaving });
    if (isOut) after = await recordUndone(ports, after, groupId, leaving);
    else ports.log.warn("not-removed-from-team", { invitation: id });
  }
  return after;
}

async function dropWish(ports: LeaveNeeds, invitation: Invitation): Promise<Invitation> {
  const stored = await storePlan(ports, invitation.id, ({ team }) =>
    team?.stage === "wanted" ? { team: planAfterRevoking(team, ports.clock.now()), isQuiet: true } : undefined,
  );
  return stored ?? invitation;
}

interface Member {
  readonly groupId: string;
  readonly user: GuestId;
  readonly leaving: Leaving;
}

async function isTakenOut(ports: LeaveNeeds, { groupId, user, leaving }: Member): Promise<boolean> {
  const person = await actorOf(ports, leaving);
  for (const actor of [...(person ? [person] : []), { kind: "app" } as const]) {
    const { kind } = await ports.teamMembers.remove(actor, groupId, user);
    if (kind === "removed" || kind === "not-member") return true;
  }
  return false;
}

async function actorOf(ports: LeaveNeeds, { by, ssoToken }: Leaving): Promise<Actor | undefined> {
  const entry = by && (await signInToChange(ports, by, ssoToken, "team-members"));
  return entry && "first" in entry && entry.first.kind === "person" ? entry.first : undefined;
}

async function recordUndone(ports: LeaveNeeds, invitation: Invitation, groupId: string, leaving: Leaving): Promise<Invitation> {
  const { by, isQuiet } = leaving;
  const who = by && { id: by.id, name: by.name };
  const stored = await storePlan(ports, invitation.id, ({ team }) => {
    if (!team || !membershipsOf(team).some((one) => one.groupId === groupId)) return undefined;
    const event = { what: "removed-from-team", ...(by && { by: by.id }), detail: groupId } as const;
    return {
      team: planAfterLeaving(team, groupId, { since: ports.clock.now(), ...(who && { by: who }) }),
      event,
      ...(isQuiet && { isQuiet }),
    };
  });
  return stored ?? invitation;
}
