import { mayDecide } from "./may-decide.ts";
import type { DecisionPress, MayDecideNeeds } from "./may-decide.ts";

type OpenChangesOutcome = Awaited<ReturnType<typeof mayDecide>>;

/** Whether somebody may be shown what they could change before they approve; that needs no token, since nothing happens yet. */
export async function openChanges(ports: MayDecideNeeds, press: Omit<DecisionPress, "ssoToken">): Promise<OpenChangesOutcome> {
  return mayDecide(ports, press);
}
