import type { Instant } from "../domain/ids.ts";

/** Activities seen, so that the same one twice has one effect. */
export interface Receipts {
  /** True the first time this key is seen, false ever after (until purged). */
  record(key: string, now: Instant): Promise<boolean>;
  /** Forgets what was seen before this moment; returns how many. */
  purge(before: Instant): Promise<number>;
}
