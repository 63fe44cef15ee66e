import { mailsOf } from "../../domain/pace/mails.ts";
import { openStates } from "../../domain/invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import type { Policy } from "../../domain/policy/policy.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";
import { pendingLimit } from "./pending-limit.ts";

type Needs = Pick<Ports, "invitations" | "posts" | "lists" | "clock">;

export type CapReached = Extract<Refusal, { kind: "cap-reached" }>;

/** A request that counts against the caps. */
interface Counted extends Pick<Invitation, "id" | "replaces"> {
  readonly requester: Pick<Person, "id">;
}

/**
 * Checks the policy's limits for one person: mails within 24 hours, and open invitations. The request itself doesn't count, also if it is stored
 * and has its place in the ledger already: it waits for its time. Mails are counted
 * again with the pass for the POST (`pacing/take-pass.ts`), and open invitations in the transaction that stores the request: of two requests
 * at the same time none gets past a limit.
 */
export async function checkCaps(ports: Needs, caps: Policy["caps"], request: Counted): Promise<CapReached | undefined> {
  const { posts, clock } = ports;
  const { id, requester } = request;
  const { perDay, pending = 0 } = caps;
  if (perDay !== undefined) {
    const others = (await posts.read()).posts.filter(({ standing, invitation }) => standing !== "planned" || invitation !== id);
    if (mailsOf(others, requester.id, clock.now()) >= perDay) return { kind: "cap-reached", cap: "per-day", limit: perDay };
  }
  const limit = await pendingLimit(ports, caps, request);
  if (limit && (await countOthers(ports, request)) >= limit.most) return { kind: "cap-reached", cap: "pending", limit: pending };
  return undefined;
}

/** The requester's other open invitations. */
async function countOthers({ invitations, lists }: Needs, { id, requester }: Counted): Promise<number> {
  const [open, own] = await Promise.all([lists.countOpen({ requester: requester.id }), invitations.find(id)]);
  return own && openStates.includes(own.state.kind) ? open - 1 : open;
}
