import type { MailView } from "../page-api/api.ts";

/** What parts of the sandbox hear of each other. */
export interface TenantEvents {
  /** A mail was sent. */
  mail: [mail: MailView];
  /** A user object was created, changed or removed (already visible or not). */
  user: [change: { readonly id: string; readonly what: "created" | "changed" | "removed" | "purged" }];
  /** Somebody was put into a team by Graph. */
  team: [change: { readonly groupId: string; readonly userId: string }];
  /** A subscription to changes was made. */
  subscription: [];
  /** Everything started over. */
  reset: [];
}
