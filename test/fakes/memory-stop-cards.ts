import type { StopCard } from "../../src/domain/pace/stop-card.ts";
import type { StopCards } from "../../src/ports/posts.ts";

/** The cards about stops, in memory. */
export function memoryStopCards(): StopCards {
  const cards = new Map<string, StopCard>();
  const keyOf = ({ since, to }: StopCard) => `${since} ${to.id}`;
  return {
    async latest() {
      const all = [...cards.values()].toSorted((a, b) => (a.to.id < b.to.id ? -1 : 1));
      const newest = all.map(({ since }) => since).reduce((a, b) => (a > b ? a : b), "");
      return all.filter(({ since }) => since === newest);
    },
    async add(added) {
      for (const card of added) if (!cards.has(keyOf(card))) cards.set(keyOf(card), card);
    },
    async keep(card) {
      if (cards.has(keyOf(card))) cards.set(keyOf(card), card);
    },
    async purge(before) {
      const old = [...cards.values()].filter(({ since }) => since < before);
      for (const card of old) cards.delete(keyOf(card));
      return old.length;
    },
  };
}
