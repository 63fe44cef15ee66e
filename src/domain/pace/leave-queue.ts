import type { InvitationId } from "../ids.ts";
import type { Ledger, LedgerStep } from "./ledger.ts";

/**
 * Forgets the place of an invitation that waits no longer: it was withdrawn, refused or sent. If an administrator's trial was for it, the
 * next that waits may use it: that one is the answer.
 */
export function leaveQueue({ gate, posts }: Ledger, invitation: InvitationId): LedgerStep<InvitationId | undefined> {
  const waiting = posts.filter(({ standing }) => standing === "planned");
  const dropped = waiting.filter((post) => post.invitation === invitation).map(({ id }) => id);
  const isTrial = gate.kind === "stopped" && gate.trial?.invitation === invitation && gate.trial.post === undefined;
  if (!isTrial) return { verdict: undefined, change: { dropped } };
  const { invitation: _, ...trial } = gate.trial;
  const next = waiting.find((post) => post.invitation !== invitation)?.invitation;
  return { verdict: next, change: { dropped, gate: { ...gate, trial: { ...trial, ...(next !== undefined && { invitation: next }) } } } };
}
