import type { Change } from "../../src/ports/invitations.ts";

/** What a flow commits: `aChange({ invitations: [one] })`. */
export function aChange(given: Partial<Change> = {}): Change {
  return { invitations: [], events: [], jobs: [], ...given };
}
