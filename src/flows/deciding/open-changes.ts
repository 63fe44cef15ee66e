import { mayDecide } from "./may-decide.ts";
import type { AskedInvitation, DecisionPress, MayDecideNeeds } from "./may-decide.ts";

type OpenChangesOutcome = Awaited<ReturnType<typeof mayDecide>>;

/**
 * Checks whether a person may see the form for changes before an approval. That needs no token, since nothing is decided yet. Where the
 * policy denies copies, the form suggests none for the requester: the approval would be refused because of it.
 */
export async function openChanges(ports: MayDecideNeeds, press: Omit<DecisionPress, "ssoToken">): Promise<OpenChangesOutcome> {
  const outcome = await mayDecide(ports, press);
  if (outcome.kind !== "may-decide" || (await ports.policy.current()).cc !== "deny") return outcome;
  return { ...outcome, invitation: withoutSuggestion(outcome.invitation) };
}

function withoutSuggestion(invitation: AskedInvitation): AskedInvitation {
  const { requesterMail: _, ...approval } = invitation.approval;
  return { ...invitation, approval };
}
