import type { GuestId, Instant } from "../domain/ids.ts";
import type { UserState } from "../domain/preflight.ts";

/** One user in a page of `GET /users/delta`. May be repeated, replayed and out of order. */
export type UserChange =
  | { readonly kind: "changed"; readonly id: GuestId; readonly userState?: UserState; readonly userStateSince?: Instant | null }
  /** `@removed`: soft-deleted ("changed") or gone for good ("deleted"). */
  | { readonly kind: "removed"; readonly id: GuestId };

export type ChangesPage =
  | {
      readonly kind: "page";
      readonly changes: readonly UserChange[];
      /** The link to call next: nextLink while `more`, otherwise the new deltaLink. Opaque. */
      readonly next: string;
      readonly more: boolean;
    }
  /** 410 or an outdated token: start from `next` (a full sweep) and reconcile. */
  | { readonly kind: "resync"; readonly next: string };

/** The stream of changes to users (`GET /users/delta`), read as the app. */
export interface DirectoryChanges {
  /** A delta link for changes from now on (`$deltatoken=latest`). */
  latest(): Promise<string>;
  /** The page of a link from `latest` or an earlier page. */
  read(link: string): Promise<ChangesPage>;
}
