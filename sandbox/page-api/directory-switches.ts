/** The switches of the directory: what is visible when, and which queries are refused. Part of `ControlView`. */
export interface DirectorySwitches {
  /** How long a new guest can't be found by GET by id. */
  readonly visibleAfterMs: number;
  /** How long a new guest is missing from lists and filters. */
  readonly listedAfterMs: number;
  /** How long a new guest can't be changed, deleted or added to a group, whether or not reads find it. */
  readonly writableAfterMs: number;
  /** How long it takes until delta shows a change. */
  readonly deltaAfterMs: number;
  /** False: `/users/delta` never reports that `externalUserState` changed. */
  readonly deltaTracksUserState: boolean;
  /** True: every round of delta repeats old changes, and reports each change twice. */
  readonly deltaReplays: boolean;
  /** When change notifications are sent: within a second, after a minute, or not at all. */
  readonly notifications: "prompt" | "late" | "never";
  /** Whether memberships can be cast to one type: in every query, only in advanced queries, never (400), or with a failure (500). */
  readonly membershipCasts: "plain" | "advanced" | "refused" | "failing";
  /** Whether users can be filtered by their addresses: as documented, only by one property at a time, or not at all (400). */
  readonly addressFilters: "documented" | "single" | "refused";
  /** Addresses that belong to one account of the partner's home tenant, as `one@fabrikam.com=other@fabrikam.com`. */
  readonly homeAccounts: readonly string[];
}
