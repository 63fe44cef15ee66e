import type { Change } from "../../src/ports/invitations.ts";

/** A change for `commit`: `aChange({ invitations: [one] })`. */
export function aChange(given: Partial<Change> = {}): Change {
  return { invitations: [], events: [], jobs: [], ...given };
}
