import type { Instant } from "./domain/ids.ts";

/** Kinds of failure. The code is stable: logs, tests and documentation name it. */
export type ErrorCode =
  | "config-invalid"
  | "directory-unavailable"
  | "directory-refused"
  | "directory-answer-unexpected"
  /** Graph wants the person to authenticate again (a claims challenge). */
  | "sign-in-challenged"
  | "identity-unavailable"
  | "identity-misconfigured"
  | "teams-unavailable"
  | "teams-refused"
  | "store-unavailable"
  | "store-corrupt"
  /** Another process has the store to itself. */
  | "store-in-use"
  /** The store's data went to another place, and that is where it is kept now. */
  | "store-copied"
  | "outcome-unknown"
  | "throttled";

interface Details {
  readonly cause?: unknown;
  /** With `outcome-unknown`: when the other service answered, by its own clock. */
  readonly answeredAt?: Instant;
  /** Seconds until another try makes sense, if the other service said so. */
  readonly retryAfter?: number;
  /** Graph's `request-id`, Teams' activity id …: the other service's support asks for it. */
  readonly remoteId?: string;
  /** HTTP status of the answer, when there was one. */
  readonly status?: number;
  /** With `sign-in-challenged`: what a sign-in must prove, as the JSON that Entra takes. */
  readonly claims?: string;
}

/**
 * A failure (not an expected outcome: those are values). `message` is for the log;
 * the person gets a sentence from `src/texts` and a reference, never this text.
 */
export class GuestlistError extends Error {
  override readonly name = "GuestlistError";
  readonly code: ErrorCode;
  readonly retryAfter: number | undefined;
  readonly answeredAt: Instant | undefined;
  readonly remoteId: string | undefined;
  readonly status: number | undefined;
  readonly claims: string | undefined;

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.retryAfter = details.retryAfter;
    this.answeredAt = details.answeredAt;
    this.remoteId = details.remoteId;
    this.status = details.status;
    this.claims = details.claims;
  }
}

export function isGuestlistError(error: unknown, code?: ErrorCode): error is GuestlistError {
  return error instanceof GuestlistError && (code === undefined || error.code === code);
}
