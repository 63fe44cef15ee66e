import type { KeptPause, KeptPauses } from "../../src/ports/limits.ts";

/** Pauses in memory. */
export function memoryPauses(): KeptPauses {
  const kept = new Map<string, KeptPause>();
  return {
    async keep(pauses) {
      for (const pause of pauses) {
        const key = JSON.stringify([pause.to, pause.by]);
        const known = kept.get(key);
        const endsIt = known?.endsWithProbe && !pause.endsWithProbe && known.begunAt === pause.begunAt;
        if (!known || known.endsAt < pause.endsAt || endsIt) kept.set(key, pause);
      }
    },
    list: async (since) => [...kept.values()].filter(({ endsAt }) => endsAt >= since),
    async purge(before) {
      const over = [...kept].filter(([, { endsAt }]) => endsAt < before);
      for (const [key] of over) kept.delete(key);
      return over.length;
    },
  };
}
