import { instantOf } from "../domain/instant.ts";
import type { Clock } from "../ports/clock.ts";
import type { KeptPause, KeptPauses } from "../ports/limits.ts";
import type { Log } from "../ports/log.ts";
import { createPauses, longestPauseMs } from "./pauses.ts";
import type { Pause, Pauses } from "./pauses.ts";

interface Options {
  readonly clock: Pick<Clock, "now" | "later">;
  readonly kept: Pick<KeptPauses, "keep" | "list">;
  readonly log: Log;
}

/** The pauses of all instances, and of those that ran before. No call waits for the store, but one that the remote has just refused. */
export interface SharedPauses extends Pauses {
  /** Stores what this process has met since the last time. A failure is logged, and it is stored the next time. */
  tell(): Promise<void>;
  /**
   * Stores what is left to store, and takes over what the others have met.
   * @throws GuestlistError `store-unavailable`.
   */
  share(): Promise<void>;
}

export function sharedPauses({ clock, kept, log }: Options): SharedPauses {
  const pauses = createPauses(() => Date.parse(clock.now()));
  let unstored: readonly KeptPause[] = [];

  async function store(): Promise<void> {
    unstored = [...unstored, ...pauses.takeChanges().map(asKept)];
    const stored = unstored;
    if (stored.length === 0) return;
    await kept.keep(stored);
    unstored = unstored.filter((pause) => !stored.includes(pause));
  }

  return {
    ...pauses,
    async tell() {
      await store().catch((error: unknown) => log.warn("pause-not-stored", { why: error instanceof Error ? error.message : "" }));
    },
    async share() {
      await store();
      pauses.adopt((await kept.list(clock.later(-longestPauseMs))).map(asPause));
    },
  };
}

function asKept({ to, by, begunAt, until, endsWithProbe }: Pause): KeptPause {
  return { to, ...(by !== undefined && { by }), begunAt: instantOf(begunAt), endsAt: instantOf(until), endsWithProbe };
}

function asPause({ to, by, begunAt, endsAt, endsWithProbe }: KeptPause): Pause {
  return { to, by, begunAt: Date.parse(begunAt), until: Date.parse(endsAt), endsWithProbe };
}
