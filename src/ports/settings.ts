import type { Instant } from "../domain/ids.ts";

/** What is remembered for good. */
export interface Settings {
  /** True the first time ever that this name is given, false from then on. */
  once(name: string, now: Instant): Promise<boolean>;
}
