import { GuestlistError } from "../../errors.ts";

/** We could not learn what Entra says. Keeps the wait that it asked for. */
export function unavailable(message: string, cause: unknown): GuestlistError {
  const retryAfter = cause instanceof GuestlistError ? cause.retryAfter : undefined;
  return new GuestlistError("identity-unavailable", message, { cause, ...(retryAfter !== undefined && { retryAfter }) });
}
