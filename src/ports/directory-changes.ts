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

/** A subscription of ours in Graph: Graph posts a notification to its address whenever a user changes. */
export interface DirectorySubscription {
  readonly id: string;
  /** Where Graph posts. */
  readonly url: string;
}

export interface SubscriptionOrder {
  readonly url: string;
  /** Where Graph posts what becomes of the subscription itself. */
  readonly lifecycleUrl: string;
  /** Comes with every notification, and proves that Graph sends it; at most 128 characters. */
  readonly clientState: string;
  /** When it ends unless it is renewed: at most 29 days from now. */
  readonly until: Instant;
}

export const refusalReasons = [
  /** Graph can't reach the address, or gets another answer there than it wants. */
  "endpoint-not-reached",
  /** The application permission User.Read.All is missing. */
  "permission-missing",
  /** This app or tenant has as many subscriptions as Microsoft allows. */
  "quota-reached",
  "unknown",
] as const;

export interface SubscriptionRefused {
  readonly kind: "refused";
  readonly reason: (typeof refusalReasons)[number];
  readonly status: number;
  readonly remoteId?: string;
}

/**
 * Change notifications for all users (Microsoft: `subscription`), ordered as the app. Graph calls the address before it answers `subscribe`.
 * Failures throw `directory-unavailable`, `throttled`, `directory-answer-unexpected` or `identity-…`.
 */
export interface DirectorySubscriptions {
  /** All subscriptions of this app; none if Graph doesn't list them. */
  list(): Promise<readonly DirectorySubscription[]>;
  /** Doing it twice makes two. After a failure it isn't known whether there is one. */
  subscribe(order: SubscriptionOrder): Promise<{ readonly kind: "subscribed"; readonly id: string } | SubscriptionRefused>;
  /** Lets it live until then, and authorizes it for as long as a new token. "gone": it has ended. */
  renew(id: string, until: Instant): Promise<{ readonly kind: "renewed" | "gone" } | SubscriptionRefused>;
  /** Ends it; one that has ended already is fine. */
  end(id: string): Promise<{ readonly kind: "ended" } | SubscriptionRefused>;
}

/** What is known of our subscription, for all processes. */
export interface KeptSubscription {
  /** Absent while it isn't known whether Graph has made it. */
  readonly id?: string;
  readonly url: string;
  /** When Graph was last asked for it, or renewed it. */
  readonly renewedAt: Instant;
  /** What Graph last refused; absent since it has made or renewed it. */
  readonly refusal?: KeptRefusal;
}

/** Graph's last refusal to make or renew the subscription. */
export interface KeptRefusal {
  readonly reason: SubscriptionRefused["reason"];
  /** How many there have been in a row. */
  readonly times: number;
}

/** Our one subscription. Of its `clientState` only a hash is kept: nobody who reads the store can forge notifications. */
export interface SubscriptionRecord {
  find(): Promise<KeptSubscription | undefined>;
  /** Stored before Graph is asked, in place of the earlier one: from then on notifications with this secret are genuine. A refusal stays. */
  begin(url: string, clientState: string, now: Instant): Promise<void>;
  /** Graph has made the one with this secret. Nothing happens if another one has begun since then. */
  confirm(id: string, clientState: string, now: Instant): Promise<void>;
  /** Graph has renewed it. Nothing happens if ours is another one by now. */
  renewed(id: string, now: Instant): Promise<void>;
  /** Graph has refused to make or renew it. Nothing happens if there is none by now. */
  refused(refusal: KeptRefusal): Promise<void>;
  forget(): Promise<void>;
  /** Tells for each `clientState` whether it is the one of our subscription; compared in constant time. */
  genuine(): Promise<(clientState: string) => boolean>;
}
