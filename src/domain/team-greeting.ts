import type { Invitation } from "./invitation.ts";

/**
 * The notice that greets a partner who has accepted and was seen in the team: that of the acceptance if they were seen before it, else one of
 * its own. So nobody is greeted twice. Undefined while they aren't both.
 */
export function greetedBy({ state, team }: Pick<Invitation, "state" | "team">): "accepted" | "in-team" | undefined {
  if (state.kind !== "accepted" || team?.stage !== "seen") return undefined;
  return team.since <= state.heardAt ? "accepted" : "in-team";
}
