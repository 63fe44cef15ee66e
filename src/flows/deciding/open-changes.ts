import { mayDecide } from "./may-decide.ts";
import type { DecisionPress, MayDecideNeeds } from "./may-decide.ts";

type OpenChangesOutcome = Awaited<ReturnType<typeof mayDecide>>;

/** Checks whether a person may see the form for changes before an approval. That needs no token, since nothing is decided yet. */
export async function openChanges(ports: MayDecideNeeds, press: Omit<DecisionPress, "ssoToken">): Promise<OpenChangesOutcome> {
  return mayDecide(ports, press);
}
