import { GuestlistError } from "../../errors.ts";
import { retryAfterSeconds } from "../http-retry.ts";

/** Entra's answer couldn't be had. Keeps the wait that Entra asked for. */
export function unavailable(message: string, cause: unknown): GuestlistError {
  const retryAfter = cause instanceof GuestlistError ? cause.retryAfter : undefined;
  return new GuestlistError("identity-unavailable", message, { cause, ...(retryAfter !== undefined && { retryAfter }) });
}

/** Entra answered that it can't. Keeps the wait that it asks for. */
export function failedAnswer({ status, headers }: Pick<Response, "status" | "headers">): GuestlistError {
  const retryAfter = retryAfterSeconds(headers.get("retry-after"));
  const details = { status, ...(retryAfter !== undefined && { retryAfter }) };
  return new GuestlistError("identity-unavailable", `Entra answered ${status}`, details);
}
