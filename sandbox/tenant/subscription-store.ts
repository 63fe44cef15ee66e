/** A subscription to changes of users, as Graph keeps it (names of Graph v1.0's `subscription`). */
export interface Subscription {
  readonly id: string;
  /** `users`, or `users/{id}` */
  readonly resource: string;
  /** Comma-separated, as it was sent. */
  readonly changeType: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly clientState: string | null;
  readonly creatorId: string;
  readonly latestSupportedTlsVersion: string | null;
  /** Directory time, milliseconds since 1970. */
  expiresAt: number;
  /** Until when the token counts by which it was created or authorized anew; then deliveries wait. */
  authorizedUntil: number;
  /** That an authorization is needed soon was said for this `authorizedUntil`. */
  warnedFor: number;
}

export type SubscriptionStore = Map<string, Subscription>;
