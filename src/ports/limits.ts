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
