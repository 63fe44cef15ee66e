import type { Invitation } from "../../domain/invitation.ts";
import type { Shell } from "../shell.ts";
import { decisionFailure, foreseenFailure } from "./decision-failure.ts";
import { enterToAct, pressOn } from "./enter-to-act.ts";
import type { Acting } from "./enter-to-act.ts";
import { findOne } from "./find-one.ts";
import { tellRequest } from "./tell-request.ts";

interface ToDecide {
  readonly acting: Acting;
  readonly invitation: Invitation;
}

/**
 * Finds a request, checks that it waits for the decision of the person at this shell, and says what they need to know. A refused attempt is
 * recorded, as in Teams, but not with `--what-if`.
 * @throws CommandFailure why they can't decide about it
 */
export async function findToDecide(shell: Shell, typed: string): Promise<ToDecide> {
  const acting = await enterToAct(shell, "decide");
  const invitation = await findOne(shell, acting, typed);
  await (shell.common.whatIf ? foresee(acting, invitation) : check(acting, invitation));
  tellRequest(shell, invitation);
  return { acting, invitation };
}

async function foresee({ flows, by }: Acting, invitation: Invitation): Promise<void> {
  const failure = foreseenFailure(invitation, by.id, await flows.mayDecideNow(by.id, invitation));
  if (failure) throw failure;
}

async function check(acting: Acting, invitation: Invitation): Promise<void> {
  const { flows, by } = acting;
  const outcome = await flows.mayDecide(pressOn(invitation, acting));
  if (outcome.kind !== "may-decide") throw decisionFailure(outcome, invitation, by.id);
}
