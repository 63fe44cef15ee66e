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
  /** Whether the store counts this request already: it was stored as requested, and hasn't failed. */
  readonly isCounted: boolean;
}

/**
 * Checks the policy's limits for one person: requests within 24 hours, and open invitations. A new request is stored before this check, so
 * it counts itself: of two requests at the same time none gets past the limit.
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

/** The number of open invitations that end when this one is sent: the one to a wrong address that it replaces. */
async function replacedBy({ invitations }: Needs, { replaces }: Pick<Invitation, "replaces">): Promise<number> {
  const mistaken = replaces && (await invitations.find(replaces));
  return mistaken && openStates.includes(mistaken.state.kind) ? 1 : 0;
}
