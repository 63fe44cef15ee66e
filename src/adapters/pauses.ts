/** Who calls which remote. */
interface Caller {
  readonly to: string;
  readonly by?: string;
  /** Absent for calls that consist of calls. */
  readonly timeoutMs?: number;
}

/** Times are epoch milliseconds. */
export interface Pause {
  readonly to: string;
  /** Undefined: the remote refuses everybody. */
  readonly by: string | undefined;
  readonly begunAt: number;
  readonly until: number;
  /** The remote asked for more than the longest pause. When the pause ends, a single call finds out whether the remote serves us again. */
  readonly endsWithProbe: boolean;
}

/** Until when a remote refuses a caller. Times are epoch milliseconds. */
export interface Pauses {
  /** When the caller may call; a moment in the past if there is no pause. */
  until(caller: Caller): number;
  begin(caller: Caller, milliseconds: number): void;
  /** Whether this call, which may go now, is the single one after a pause that was cut short. The others wait for its answer. */
  probe(caller: Caller): boolean;
  end(caller: Caller): void;
  /** What was begun, probed or ended here since the last call: for the other instances. */
  takeChanges(): readonly Pause[];
  /** Takes over what other instances have met. What has changed here since the last `takeChanges` is newer. */
  adopt(pauses: readonly Pause[]): void;
}

/** A remote may ask for a day by mistake; then it is asked again after this time. */
export const longestPauseMs = 15 * 60_000;

/** If so many other identities were throttled within this time, the remote is too busy for everybody. */
const othersForAll = 2;
const togetherMs = 10_000;

/** The clocks of two machines may differ by this much. A pause that begins later is from before the clock was set back. */
const mostSkewMs = 60_000;

/** For how long the others wait for the answer to a probe: longer than an attempt takes. */
const probeMs = 35_000;

/**
 * The pauses that one process knows. Graph limits an app in a tenant, and every person (Microsoft: Throttling limits): the pause of one person
 * stops nobody else, until several identities are throttled at the same time.
 */
export function createPauses(now: () => number): Pauses {
  const { pauses, changed, of, all, set, note, sweep } = pauseTable(now);
  return {
    until: (caller) => Math.max(0, ...of(caller).map(({ until }) => until)),
    begin(caller, milliseconds) {
      const { to, by } = caller;
      if (isThrottledForAll(caller, all(), now())) set(to, undefined, milliseconds);
      sweep();
      set(to, by, milliseconds);
    },
    probe(caller) {
      if (caller.timeoutMs === undefined) return false;
      const ended = of(caller).filter(({ endsWithProbe }) => endsWithProbe);
      for (const pause of ended) note({ ...pause, until: now() + probeMs });
      return ended.length > 0;
    },
    end(caller) {
      const { to, by } = caller;
      for (const pause of of(caller)) changed.set(keyOf(to, pause.by), { ...pause, until: now(), endsWithProbe: false });
      for (const key of [keyOf(to, by), keyOf(to, undefined)]) pauses.delete(key);
    },
    takeChanges() {
      const taken = [...changed.values()];
      changed.clear();
      return taken;
    },
    adopt(met) {
      for (const pause of met) {
        const key = keyOf(pause.to, pause.by);
        if (!changed.has(key) && pause.begunAt <= now() + mostSkewMs) pauses.set(key, byOurClock(pause, now()));
      }
      sweep();
    },
  };
}

function pauseTable(now: () => number) {
  /** By remote and identity; the remote's own pause has the identity undefined. */
  const pauses = new Map<string, Pause>();
  const changed = new Map<string, Pause>();

  /** A pause that begins later than now is from before the clock was set back. Nobody knows how much of it is left, so it counts as over. */
  function isBegun({ begunAt }: Pause): boolean {
    return begunAt <= now();
  }

  function note(pause: Pause): void {
    const key = keyOf(pause.to, pause.by);
    pauses.set(key, pause);
    changed.set(key, pause);
  }

  function set(to: string, by: string | undefined, milliseconds: number): void {
    const begunAt = now();
    const known = pauses.get(keyOf(to, by));
    const before = known && isBegun(known) ? known.until : 0;
    const length = Math.min(milliseconds, longestPauseMs);
    note({ to, by, begunAt, until: Math.max(before, begunAt + length), endsWithProbe: length === longestPauseMs });
  }

  /** Forgets the pauses that are over; those that end with a probe wait a little for it. */
  function sweep(): void {
    for (const [key, pause] of pauses) {
      const { until, endsWithProbe } = pause;
      if (!isBegun(pause) || until + (endsWithProbe ? longestPauseMs : 0) <= now()) pauses.delete(key);
    }
  }

  const of = ({ to, by }: Caller): readonly Pause[] =>
    [...new Set([keyOf(to, undefined), keyOf(to, by)])].flatMap((key) => pauses.get(key) ?? []).filter(isBegun);
  const all = (): readonly Pause[] => [...pauses.values()].filter(isBegun);
  return { pauses, changed, of, all, set, note, sweep };
}

const keyOf = (to: string, by: string | undefined): string => JSON.stringify([to, by]);

function isThrottledForAll({ to, by }: Caller, pauses: readonly Pause[], now: number): boolean {
  const others = pauses.filter((pause) => pause.to === to && pause.by !== undefined && pause.by !== by);
  return others.filter(({ begunAt }) => now - begunAt <= togetherMs).length >= othersForAll;
}

function byOurClock(pause: Pause, now: number): Pause {
  return { ...pause, begunAt: Math.min(pause.begunAt, now), until: Math.min(pause.until, now + longestPauseMs) };
}
