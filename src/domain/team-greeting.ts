import type { Invitation } from "./invitation.ts";

/**
 * The notice that greets a partner who has accepted and was seen in the team: that of the acceptance if they were seen before it, else one of
 * its own. So nobody is greeted twice. Undefined while they aren't both.
 */
export function greetedBy({ state, team }: Pick<Invitation, "state" | "team">): "accepted" | "in-team" | undefined {
  if (state.kind !== "accepted" || team?.stage !== "seen") return undefined;
  return team.since <= state.heardAt ? "accepted" : "in-team";
}

/** Whether a notice has said, or is about to say, that the partner is in the team: the one of the acceptance, or one of its own. */
export function isSaidToBeIn({ state, team }: Pick<Invitation, "state" | "team">): boolean {
  if (state.kind !== "accepted" || !team) return false;
  return team.stage === "seen" || (team.stage === "added" && team.since <= state.heardAt);
}
