import type { Instant } from "../../src/domain/ids.ts";
import type { RecentActs } from "../../src/domain/limits.ts";
import type { Limits } from "../../src/ports/limits.ts";

/** What people did lately, in memory. */
export function memoryLimits(): Limits {
  const rows = new Map<string, { readonly acts: RecentActs; readonly changedAt: Instant }>();
  return {
    async decide(person, act, now, rule) {
      const key = `${act} ${person}`;
      const { verdict, acts } = rule(rows.get(key)?.acts ?? { times: [] });
      if (acts) rows.set(key, { acts, changedAt: now });
      return verdict;
    },
    async purge(before) {
      const old = [...rows].filter(([, { changedAt }]) => changedAt < before);
      for (const [key] of old) rows.delete(key);
      return old.length;
    },
  };
}
