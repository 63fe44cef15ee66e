import type { MailView } from "../page-api/api.ts";

/** The events that the parts of the sandbox send to each other. */
export interface TenantEvents {
  /** A mail was sent. */
  mail: [mail: MailView];
  /** A user object was created, changed or removed, whether or not it is visible yet. */
  user: [change: { readonly id: string; readonly what: "created" | "changed" | "removed" | "purged" }];
  /** Somebody was added to a team through Graph. */
  team: [change: { readonly groupId: string; readonly userId: string }];
  /** A subscription to changes was created. */
  subscription: [];
  /** The switch `cardsAsOn` was changed. */
  look: [];
  /** The sandbox was reset. */
  reset: [];
}
