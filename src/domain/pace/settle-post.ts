import { oneDay } from "../instant.ts";
import type { Instant, PostId } from "../ids.ts";
import type { Ledger, LedgerStep, PostAnswer } from "./ledger.ts";
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
  if (answer === "blocked") {
    const { verdict, change } = stopPosts({ gate, posts }, { now, ...(remoteId !== undefined && { remoteId }) });
    return { verdict, change: { posts: settled, ...change } };
  }
  if (gate.kind === "open" || gate.trial?.post !== id) return { verdict: "settled", change: { posts: settled } };
  if (answer === "sent") return { verdict: "opened", change: { posts: settled, gate: { kind: "open", halfUntil: laterBy(now, oneDay) } } };
  const { trial: _, ...closed } = gate;
  return { verdict: "settled", change: { posts: settled, gate: closed } };
}
