import { oneDay } from "../instant.ts";
import type { Instant, PostId } from "../ids.ts";
import type { Ledger, LedgerStep, PostAnswer, Stopped, Tried } from "./ledger.ts";
import { laterBy } from "./next-free.ts";
import { stopPosts } from "./stop-posts.ts";

export interface Settlement {
  readonly post: PostId;
  readonly answer: PostAnswer;
  /** Graph's request-id, with the answer "blocked". */
  readonly remoteId?: string;
  readonly now: Instant;
}

/** "stopped" and "opened": this answer has changed it for everybody. */
export type SettleVerdict = "settled" | "stopped" | "opened";

/**
 * Stores Graph's answer to a POST. The block stops everything. If the POST was an administrator's trial, Graph's yes opens everything again,
 * at half the pace for a day; after any other answer it stays stopped, and an administrator may try again.
 */
export function settlePost({ gate, posts }: Ledger, { post: id, answer, remoteId, now }: Settlement): LedgerStep<SettleVerdict> {
  const settled = posts.filter((post) => post.id === id).map((post) => ({ ...post, standing: answer }));
  const known = { now, ...(remoteId !== undefined && { remoteId }) };
  if (gate.kind === "stopped" && gate.trial?.post === id) {
    if (answer === "sent")
      return { verdict: "opened", change: { posts: settled, gate: { kind: "open", halfUntil: laterBy(now, oneDay) } } };
    return { verdict: "settled", change: { posts: settled, gate: closedAgain(gate, answer, known) } };
  }
  if (answer !== "blocked") return { verdict: "settled", change: { posts: settled } };
  const { verdict, change } = stopPosts({ gate, posts }, known);
  return { verdict, change: { posts: settled, ...change } };
}

function closedAgain(
  { trial, ...closed }: Stopped,
  answer: Tried["answer"],
  { now: at, remoteId }: Pick<Settlement, "now" | "remoteId">,
): Stopped {
  if (!trial) return closed;
  const { by, name } = trial;
  return { ...closed, tried: { by, ...(name !== undefined && { name }), at, answer, ...(remoteId !== undefined && { remoteId }) } };
}
