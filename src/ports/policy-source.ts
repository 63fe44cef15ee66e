import type { Policy } from "../domain/policy/policy.ts";

/** The company's policy. */
export interface PolicySource {
  /** As it stands now; one that was spoilt since then is logged, and the last good one stays. Never throws. */
  current(): Promise<Policy>;
}
