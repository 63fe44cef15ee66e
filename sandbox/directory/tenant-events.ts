import type { MailView } from "../page-api/api.ts";

export interface TeamChange {
  readonly groupId: string;
  readonly userId: string;
  readonly what: "added" | "removed";
  readonly by: string | null;
}

/** The events that the parts of the sandbox send to each other. */
export interface TenantEvents {
  /** A mail was sent. */
  mail: [mail: MailView];
  /** A user object was created, changed or removed, whether or not it is visible yet. */
  user: [change: { readonly id: string; readonly what: "created" | "changed" | "removed" | "purged" }];
  /** Somebody was added to a team or removed through Graph; `by` is null when the app did it. */
  team: [change: TeamChange];
  /** A subscription to changes was created. */
  subscription: [];
  /** The switch `cardsAsOn` was changed. */
  look: [];
  /** The sandbox was reset. */
  reset: [];
}
