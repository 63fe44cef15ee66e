import type { KeptPause, KeptPauses } from "../../src/ports/limits.ts";

/** Pauses in memory. */
export function memoryPauses(): KeptPauses {
  const kept = new Map<string, KeptPause>();
  return {
    async keep(pauses) {
      for (const pause of pauses) kept.set(JSON.stringify([pause.to, pause.by]), pause);
    },
    list: async (since) => [...kept.values()].filter(({ endsAt }) => endsAt >= since),
    async purge(before) {
      const over = [...kept].filter(([, { endsAt }]) => endsAt < before);
      for (const [key] of over) kept.delete(key);
      return over.length;
    },
  };
}
