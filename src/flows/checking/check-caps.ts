import { openStates } from "../../domain/invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";

const oneDay = 86_400_000;

type Needs = Pick<Ports, "invitations" | "policy" | "lists" | "clock">;

export type CapReached = Extract<Refusal, { kind: "cap-reached" }>;

/**
 * Whether somebody has asked for more than the policy lets one person: within 24 hours, or open at a time. Called when their request
 * has been stored: it counts itself, so that of two that come at once none slips through. One that failed isn't counted before it is
 * tried again.
 */
export async function checkCaps(
  ports: Needs,
  request: Pick<Invitation, "requester" | "state" | "replaces">,
): Promise<CapReached | undefined> {
  const { policy, lists, clock } = ports;
  const requester = request.requester.id;
  const uncounted = request.state.kind === "failed" ? 1 : 0;
  const { perDay, pending } = (await policy.current()).caps;
  if (perDay !== undefined && (await lists.countRequested(requester, clock.later(-oneDay))) + uncounted > perDay) {
    return { kind: "cap-reached", cap: "per-day", limit: perDay };
  }
  if (pending !== undefined && (await lists.countOpen({ requester })) + uncounted - (await replacedBy(ports, request)) > pending) {
    return { kind: "cap-reached", cap: "pending", limit: pending };
  }
  return undefined;
}

/** How many open ones end with this one: it takes the place of one to a mistaken address. */
async function replacedBy({ invitations }: Needs, { replaces }: Pick<Invitation, "replaces">): Promise<number> {
  const mistaken = replaces && (await invitations.find(replaces));
  return mistaken && openStates.includes(mistaken.state.kind) ? 1 : 0;
}
