import type { Instant } from "../domain/ids.ts";

/** Activities that were received, so that receiving the same one twice has one effect. */
export interface Receipts {
  /** True the first time this key is recorded, false after that (until purged). */
  record(key: string, now: Instant): Promise<boolean>;
  /** Deletes receipts from before this moment; returns how many. */
  purge(before: Instant): Promise<number>;
}
