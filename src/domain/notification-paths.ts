/** Where Graph posts below the public address: what changed in the directory, and what becomes of the subscription itself. */
export const notificationPaths = { changes: "/notifications", lifecycle: "/notifications/lifecycle" } as const;
