import type { Instant } from "../domain/ids.ts";
import type { JudgedAct, LimitVerdict, RecentActs } from "../domain/limits.ts";

/** What each person did lately, for the limits that hold for one person: across restarts and all instances. */
export interface Limits {
  /**
   * Reads the acts of a person of one kind, applies a pure rule and stores its change in one transaction; no other `decide` comes between.
   * `person` is an Entra id, or the Teams id of a person without one.
   */
  decide(person: string, act: string, now: Instant, rule: (before: RecentActs) => JudgedAct): Promise<LimitVerdict>;
  /** Deletes what was last changed before this moment; returns how many rows. */
  purge(before: Instant): Promise<number>;
}

/** Until when a remote refuses an identity, as the remote has asked (429). */
export interface KeptPause {
  readonly to: string;
  /** Absent: the remote refuses everybody. */
  readonly by?: string;
  readonly begunAt: Instant;
  readonly endsAt: Instant;
  /** The remote asked for more: when the pause ends, a single call finds out whether the remote serves us again. */
  readonly endsWithProbe: boolean;
}

/** The pauses of all remotes: across restarts and all instances. */
export interface KeptPauses {
  /**
   * Stores them, one for each remote and identity: of those that several instances have met, the one that ends last. A pause whose single
   * call was served is stored once more, with the same begin and without the probe: it ends the kept one.
   */
  keep(pauses: readonly KeptPause[]): Promise<void>;
  /** Those that end at this moment or later. */
  list(since: Instant): Promise<readonly KeptPause[]>;
  /** Deletes those that ended before this moment; returns how many. */
  purge(before: Instant): Promise<number>;
}
