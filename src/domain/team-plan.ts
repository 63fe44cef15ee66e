import type { ActivityId, ConversationId, Instant, PersonId } from "./ids.ts";

/**
 * How far the partner has come into a team: the requester `wanted` it, they were `added`, the team was `seen` to have them, or a person took
 * them out again (`undone`).
 */
export const teamStages = ["wanted", "added", "seen", "undone"] as const;
export type TeamStage = (typeof teamStages)[number];

/** Why the partner couldn't be added right after the invitation: the team, its label or the tenant allows no guests; Graph refused. */
export const teamHindrances = ["guests-forbidden", "refused"] as const;
export type TeamHindrance = (typeof teamHindrances)[number];

/** A guest who is in a team's roster, as they can be mentioned. */
export interface TeamGuest {
  readonly teamsId: string;
  /** "" until they first sign in to Teams. */
  readonly name: string;
}

/** A team that has the partner. */
export interface Membership {
  /** Entra object id of the team's group. */
  readonly groupId: string;
  /** The team's name when it was chosen. */
  readonly name: string;
  /** The person who added the partner; absent if the app did it. */
  readonly by?: { readonly id: PersonId; readonly name: string };
}

/** The team that the partner of an invitation is to join: the one of the channel where it began, or the one that was chosen last. */
export interface TeamPlan extends Membership {
  readonly stage: TeamStage;
  readonly since: Instant;
  /** The person who added the partner, or took them out; absent before that, and if the app did it. */
  readonly by?: { readonly id: PersonId; readonly name: string };
  /** Why the last try to add them failed, if it is known and waiting doesn't help. */
  readonly hindrance?: TeamHindrance;
  /** The card that asks the team's owners; without `card` while it isn't posted. */
  readonly ask?: { readonly conversation: ConversationId; readonly card?: ActivityId };
  /** Only the deletion of the guest's account ended the membership; with `undone`. */
  readonly isLost?: true;
  /** The teams that were chosen before this one and have the partner as well; absent if there are none. */
  readonly also?: readonly Membership[];
}

/** The plan when the guest is deleted: with the account the membership goes, and nobody took them out. */
export function planAfterDeletion(team: TeamPlan, now: Instant): TeamPlan {
  const { also: _, ...plan } = team;
  if (!isMember(team)) return plan;
  const { by: __, ...unnamed } = plan;
  return { ...unnamed, stage: "undone", since: now, isLost: true };
}

/** The plan when a revocation begins: nobody wants the partner in the team any more, even if the guest stays and accepts. */
export function planAfterRevoking(team: TeamPlan, now: Instant): TeamPlan {
  return team.stage === "wanted" ? { ...team, stage: "undone", since: now } : team;
}

/** The plan when a deleted guest is restored: if only the deletion ended the membership, the team is wanted again, or has them again. */
export function planAfterRestoration(team: TeamPlan, now: Instant): TeamPlan {
  const { isLost, ...plan } = team;
  return isLost ? { ...plan, stage: "wanted", since: now } : team;
}

/** All teams that have the partner, as far as is known. */
export function membershipsOf(team: TeamPlan): readonly Membership[] {
  const { groupId, name, by, also = [] } = team;
  return isMember(team) ? [{ groupId, name, ...(by && { by }) }, ...also] : also;
}

/** The plan when the partner is out of one of their teams; without `by` nobody knows who took them out. */
export function planAfterLeaving(team: TeamPlan, groupId: string, how: Pick<TeamPlan, "since" | "by">): TeamPlan {
  const { by: _, ...plan } = team;
  if (team.groupId === groupId) return { ...plan, stage: "undone", ...how };
  return withAlso(
    team,
    (team.also ?? []).filter((one) => one.groupId !== groupId),
  );
}

/** The plan with these as the teams that were chosen before. */
export function withAlso(team: TeamPlan, also: readonly Membership[]): TeamPlan {
  const { also: _, ...plan } = team;
  return also.length > 0 ? { ...plan, also } : plan;
}

/** Whether the partner is in the team, as far as is known. */
export function isMember({ stage }: Pick<TeamPlan, "stage">): boolean {
  return stage === "added" || stage === "seen";
}
