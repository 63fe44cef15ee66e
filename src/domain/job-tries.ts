/** How long a lease of a job holds without being renewed: another process goes on within 20 s after a crash. A job may run longer. */
export const leaseMs = 16_000;
export const renewLeaseEveryMs = 5_000;

/** Backoff between the tries of a job: doubled each time, up to five minutes. */
const firstPauseMs = 1_000;
const longestPauseMs = 300_000;

/** A job that this version can't read may be a newer version's: it is left for that one. After so many tries, in about an hour, it is dead. */
export const mostTriesUnread = 20;

/** Milliseconds to wait after the try with this number, which begins with 1. */
export function pauseAfterTry(attempt: number): number {
  return Math.min(firstPauseMs * 2 ** (attempt - 1), longestPauseMs);
}

/** The moment at which a dead job is due: it never comes. Nothing runs such a job until it is enqueued again or an administrator retries it. */
export const never = "9999-12-31T23:59:59.999Z";

export function isDead({ due }: { readonly due: string }): boolean {
  return due === never;
}
