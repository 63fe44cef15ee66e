/**
 * Does the work on every item, one item at a time in each place. After a failure no further work begins; returns when the running work has
 * ended.
 */
export async function shareWork<Item, Place, Result>(
  items: readonly Item[],
  places: readonly Place[],
  work: (item: Item, place: Place) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  let hasFailed = false;
  const workIn = async (place: Place) => {
    for (const [at, item] of waiting) {
      if (hasFailed) return;
      results[at] = await work(item, place);
    }
  };
  const failing = places.map((place) =>
    workIn(place).catch((error: unknown) => {
      hasFailed = true;
      throw error;
    }),
  );
  for (const outcome of await Promise.allSettled(failing)) if (outcome.status === "rejected") throw outcome.reason;
  return results;
}
