import type { PostId } from "../ids.ts";
import type { Ledger, LedgerStep } from "./ledger.ts";

/** Takes back a POST that surely hasn't gone out. If it was an administrator's trial, another one may use it. */
export function giveBackPost({ gate, posts }: Ledger, id: PostId): LedgerStep<undefined> {
  const isOut = posts.some((post) => post.id === id && post.standing === "out");
  if (!isOut) return { verdict: undefined, change: {} };
  if (gate.kind === "open" || gate.trial?.post !== id) return { verdict: undefined, change: { dropped: [id] } };
  const { post: _, ...unused } = gate.trial;
  return { verdict: undefined, change: { dropped: [id], gate: { ...gate, trial: unused } } };
}
