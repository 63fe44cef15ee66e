import type { Invitation } from "../../src/domain/invitation.ts";
import type { ActionCall } from "../action.ts";

interface Outcome {
  readonly kind: string;
  readonly invitation?: Pick<Invitation, "id" | "team">;
}

/** Has the partner of an invitation that has just gone out join the planned team. The person who pressed doesn't wait for it: their card follows. */
export function joinTeam({ press, flows, carryOn }: Pick<ActionCall, "press" | "flows" | "carryOn">, { kind, invitation }: Outcome): void {
  if (kind !== "invited" || invitation?.team === undefined) return;
  carryOn(flows.addInvited({ id: invitation.id, by: press.turn.person, ssoToken: press.ssoToken }));
}
