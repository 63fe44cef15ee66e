import type { Clock } from "../../../ports/clock.ts";

interface Options<T> {
  readonly clock: Pick<Clock, "now">;
  load(): Promise<T>;
  /** For how many milliseconds an answer, or a failure, is kept for later callers; 0 for none. */
  readonly keepMs: { readonly answer: number; readonly failure: number };
}

/** Loads a single value on the first call, and keeps it. Calls during the loading share the one request. */
export function keepAnswer<T>({ clock, load, keepMs }: Options<T>): () => Promise<T> {
  const now = (): number => Date.parse(clock.now());
  let kept: Promise<T> | undefined;
  let until = 0;

  async function loadAndKeep(): Promise<T> {
    let lasts = keepMs.failure;
    try {
      const answer = await load();
      lasts = keepMs.answer;
      return answer;
    } finally {
      until = now() + lasts;
    }
  }

  return async () => {
    if (kept && until > now()) return kept;
    until = Infinity;
    kept = loadAndKeep();
    return kept;
  };
}
