import { GuestlistError } from "../../errors.ts";

/** Entra's answer couldn't be had. Keeps the wait that Entra asked for. */
export function unavailable(message: string, cause: unknown): GuestlistError {
  const retryAfter = cause instanceof GuestlistError ? cause.retryAfter : undefined;
  return new GuestlistError("identity-unavailable", message, { cause, ...(retryAfter !== undefined && { retryAfter }) });
}
