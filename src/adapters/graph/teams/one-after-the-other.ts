/** Runs work with the same key one after the other, also after a failure; work with other keys runs at once. */
export function oneAfterTheOther(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const waiting = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = waiting.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    waiting.set(key, mine);
    try {
      return await mine;
    } finally {
      if (waiting.get(key) === mine) waiting.delete(key);
    }
  };
}
