import { openStates } from "../../domain/invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";

const oneDay = 86_400_000;

type Needs = Pick<Ports, "invitations" | "policy" | "lists" | "clock">;

export type CapReached = Extract<Refusal, { kind: "cap-reached" }>;

/** A request that counts against the caps. */
interface Counted extends Pick<Invitation, "replaces"> {
  readonly requester: Pick<Person, "id">;
  /** Whether the store counts it already: it was stored as requested, and hasn't failed. */
  readonly isCounted: boolean;
}

/**
 * Whether the requester has asked for more than the policy lets one person: within 24 hours, or open at a time. A new request is
 * stored before it is checked: it counts itself, so that of two that come at once none slips through.
 */
export async function checkCaps(ports: Needs, request: Counted): Promise<CapReached | undefined> {
  const { policy, lists, clock } = ports;
  const requester = request.requester.id;
  const uncounted = request.isCounted ? 0 : 1;
  const { perDay, pending } = (await policy.current()).caps;
  if (perDay !== undefined && (await lists.countRequested(requester, clock.later(-oneDay))) + uncounted > perDay) {
    return { kind: "cap-reached", cap: "per-day", limit: perDay };
  }
  if (pending !== undefined && (await lists.countOpen({ requester })) + uncounted - (await replacedBy(ports, request)) > pending) {
    return { kind: "cap-reached", cap: "pending", limit: pending };
  }
  return undefined;
}

/** How many open invitations end with this one: it replaces one to a mistaken address. */
async function replacedBy({ invitations }: Needs, { replaces }: Pick<Invitation, "replaces">): Promise<number> {
  const mistaken = replaces && (await invitations.find(replaces));
  return mistaken && openStates.includes(mistaken.state.kind) ? 1 : 0;
}
