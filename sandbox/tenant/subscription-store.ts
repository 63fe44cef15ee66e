/** A subscription to changes of users, with the properties that Graph keeps (names of Graph v1.0's `subscription`). */
export interface Subscription {
  readonly id: string;
  /** `users`, or `users/{id}` */
  readonly resource: string;
  /** Comma-separated, as the client sent it. */
  readonly changeType: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly clientState: string | null;
  readonly creatorId: string;
  readonly latestSupportedTlsVersion: string | null;
  /** Directory time, milliseconds since 1970. */
  expiresAt: number;
  /** When the authorization ends: the token of the creation or of the last reauthorization. After that, deliveries wait. */
  authorizedUntil: number;
  /** The `authorizedUntil` for which the warning was sent. */
  warnedFor: number;
}

export type SubscriptionStore = Map<string, Subscription>;
