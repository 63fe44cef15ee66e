import type { GuestId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import { isMember, membershipsOf, withAlso } from "../../domain/team-plan.ts";
import type { TeamPlan } from "../../domain/team-plan.ts";
import type { Ports } from "../../ports/ports.ts";
import { memberCheckJob } from "./new-jobs.ts";
import { storePlan } from "./store-plan.ts";

type Needs = Pick<Ports, "invitations" | "clock" | "log">;

/** The team that has got a member; `by` is absent if the app added them by itself. */
export interface Added {
  readonly groupId: string;
  readonly name: string;
  readonly user: GuestId;
  readonly by?: Pick<Person, "id" | "name">;
  /** Nobody presses just now: a plan that was undone meanwhile stays undone. */
  readonly isLate?: true;
}

/** Stores that the partner was added to a team. Somebody looks then whether the team shows them. */
export async function recordAdded(ports: Needs, id: InvitationId, added: Added): Promise<Invitation | undefined> {
  const { groupId, user, by } = added;
  const stored = await storePlan(ports, id, ({ team }) => {
    if (isOver(team, added)) return undefined;
    return {
      team: { ...planOf(ports, team, added), ...(by && { by: { id: by.id, name: by.name } }) },
      event: { what: "added-to-team", ...(by && { by: by.id }), detail: groupId },
      jobs: [memberCheckJob(groupId, user, ports.clock)],
    };
  });
  ports.log.info("added-to-team", { invitation: id, person: by?.id });
  return stored;
}

/** Stores that the team had the partner already. */
export async function recordMember(ports: Needs, id: InvitationId, member: Omit<Added, "by">): Promise<Invitation | undefined> {
  return storePlan(ports, id, ({ team }) => {
    const isKnown = team?.groupId === member.groupId && isMember(team);
    if (isKnown || isOver(team, member)) return undefined;
    return { team: planOf(ports, team, member), jobs: [memberCheckJob(member.groupId, member.user, ports.clock)] };
  });
}

function isOver(team: TeamPlan | undefined, { isLate }: Pick<Added, "isLate">): boolean {
  return isLate === true && team?.stage === "undone";
}

/** The card for the owners stays what it is, and so do other teams. The team may have shown the partner before this is stored. */
function planOf({ clock }: Needs, before: TeamPlan | undefined, { groupId, name }: Omit<Added, "by">): TeamPlan {
  if (before?.groupId === groupId && before.stage === "seen") return before;
  const known = before ? membershipsOf(before) : [];
  const by = known.find((one) => one.groupId === groupId)?.by;
  const plan = { groupId, name, stage: "added", since: clock.now(), ...(by && { by }), ...(before?.ask && { ask: before.ask }) } as const;
  return withAlso(
    plan,
    known.filter((one) => one.groupId !== groupId),
  );
}
