import type { Invitation } from "../../src/domain/invitation.ts";
import type { ActionCall } from "../action.ts";

interface Outcome {
  readonly kind: string;
  readonly invitation?: Pick<Invitation, "id" | "team" | "replaces">;
}

/**
 * Has the partner of an invitation that has just gone out join the planned team, and the one at a wrong address leave theirs. The person who pressed doesn't wait for it: their card
 * follows.
 */
export function joinTeam({ press, flows, carryOn }: Pick<ActionCall, "press" | "flows" | "carryOn">, { kind, invitation }: Outcome): void {
  const isMore = invitation?.team !== undefined || invitation?.replaces !== undefined;
  if (kind !== "invited" || !invitation || !isMore) return;
  carryOn(flows.addInvited({ id: invitation.id, by: press.turn.person, ssoToken: press.ssoToken }));
}
