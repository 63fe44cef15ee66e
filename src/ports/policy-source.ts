import type { Policy } from "../domain/policy/policy.ts";

/** The company's policy. */
export interface PolicySource {
  /** The policy in force. If the file was damaged since it was read, that is logged and the last good policy stays. Never throws. */
  current(): Promise<Policy>;
}
