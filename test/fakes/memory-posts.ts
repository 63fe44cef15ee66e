import { oneDay } from "../../src/domain/instant.ts";
import type { PostId } from "../../src/domain/ids.ts";
import type { Ledger, LedgerStep, Post } from "../../src/domain/pace/ledger.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Posts } from "../../src/ports/posts.ts";

/** The ledger of POSTs, in memory. */
export function memoryPosts(clock: Clock): Posts {
  const posts = new Map<PostId, Post>();
  let gate: Ledger["gate"] = { kind: "open" };
  const ledger = (): Ledger => {
    const recent = [...posts.values()].filter(({ at, standing }) => standing === "planned" || at > clock.later(-oneDay));
    return { gate, posts: recent.toSorted((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1)) };
  };
  const apply = <Verdict>({ verdict, change }: LedgerStep<Verdict>): Verdict => {
    for (const post of change.posts ?? []) posts.set(post.id, post);
    for (const id of change.dropped ?? []) posts.delete(id);
    gate = change.gate ?? gate;
    return verdict;
  };
  return {
    decide: async (rule) => apply(rule(ledger())),
    decideOn: async (id, rule) => apply(rule({ gate, posts: [...posts.values()].filter((post) => post.id === id) })),
    read: async () => ledger(),
    gate: async () => gate,
    async purge(before) {
      const old = [...posts.values()].filter(({ at, standing }) => standing !== "planned" && at < before);
      for (const { id } of old) posts.delete(id);
      return old.length;
    },
  };
}
