import { mailsOf } from "../../domain/pace/mails.ts";
import { openStates } from "../../domain/invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "invitations" | "policy" | "posts" | "lists" | "clock">;

export type CapReached = Extract<Refusal, { kind: "cap-reached" }>;

/** A request that counts against the caps. */
interface Counted extends Pick<Invitation, "replaces"> {
  readonly requester: Pick<Person, "id">;
  /** Whether the store counts this request already: it was stored as requested, and hasn't failed. */
  readonly isCounted: boolean;
}

/**
 * Checks the policy's limits for one person: mails within 24 hours, and open invitations. Mails are counted again with the pass for the
 * POST (`pacing/take-pass.ts`), one press after the other. A new request is stored before this check, so it counts itself among the open
 * ones: of two requests at the same time none gets past a limit.
 */
export async function checkCaps(ports: Needs, request: Counted): Promise<CapReached | undefined> {
  const { policy, posts, lists, clock } = ports;
  const requester = request.requester.id;
  const { perDay, pending } = (await policy.current()).caps;
  if (perDay !== undefined && mailsOf((await posts.read()).posts, requester, clock.now()) >= perDay) {
    return { kind: "cap-reached", cap: "per-day", limit: perDay };
  }
  const uncounted = request.isCounted ? 0 : 1;
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
