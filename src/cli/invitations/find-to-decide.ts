import { isAskedInvitation } from "../../flows/deciding/may-decide.ts";
import type { AskedInvitation } from "../../flows/deciding/may-decide.ts";
import type { Shell } from "../shell.ts";
import { decisionFailure, foreseenFailure, neverAsked } from "./decision-failure.ts";
import { enterToAct, pressOn } from "../who/enter-to-act.ts";
import type { Acting } from "../who/enter-to-act.ts";
import { findOne } from "./find-one.ts";
import { tellRequest } from "./tell-request.ts";

interface ToDecide {
  readonly acting: Acting;
  readonly request: AskedInvitation;
}

/**
 * Finds a request, checks that it waits for the decision of the person at this shell, and says what they need to know. A refused attempt is
 * recorded, as in Teams, but not with `--what-if`.
 * @throws CommandFailure why they can't decide about it
 */
export async function findToDecide(shell: Shell, typed: string): Promise<ToDecide> {
  const acting = await enterToAct(shell, "decide");
  const found = await findOne(shell, acting, typed);
  if (!isAskedInvitation(found)) throw neverAsked(found);
  const request = await (shell.common.whatIf ? foresee(acting, found) : check(acting, found));
  tellRequest(shell, request);
  return { acting, request };
}

async function foresee({ flows, by }: Acting, request: AskedInvitation): Promise<AskedInvitation> {
  if (!(await flows.mayDecideNow(by.id, request))) throw foreseenFailure(request, by.id);
  return request;
}

async function check(acting: Acting, request: AskedInvitation): Promise<AskedInvitation> {
  const outcome = await acting.flows.mayDecide(pressOn(request, acting));
  if (outcome.kind !== "may-decide") throw decisionFailure(outcome, request, acting.by.id);
  return outcome.invitation;
}
