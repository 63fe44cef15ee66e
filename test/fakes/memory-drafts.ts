import type { Draft, Drafts } from "../../src/ports/drafts.ts";

/** Forms that wait for a sign-in, in memory. */
export function memoryDrafts(): Drafts {
  const drafts = new Map<string, Draft>();
  return {
    keep: async (draft) => void drafts.set(`${draft.id}/${draft.by.id}`, draft),
    find: async (id, by) => drafts.get(`${id}/${by}`),
    async newest(by, conversation) {
      const own = [...drafts.values()].filter((draft) => draft.by.id === by && draft.home.conversation === conversation);
      return own.toSorted((a, b) => (a.keptAt < b.keptAt ? 1 : -1))[0];
    },
    async purge(before) {
      const old = [...drafts].filter(([, { keptAt }]) => keptAt < before);
      for (const [key] of old) drafts.delete(key);
      return old.length;
    },
  };
}
