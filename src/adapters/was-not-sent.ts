import { z } from "zod";

const failure = z.object({
  code: z.unknown().optional(),
  syscall: z.unknown().optional(),
  cause: z.unknown().optional(),
  errors: z.array(z.unknown()).optional().catch(undefined),
});

/** Node's and undici's codes for a connection that was never made, whatever was to go through it. */
const neverConnected: ReadonlySet<unknown> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

/** Other codes, such as EHOSTUNREACH and ETIMEDOUT, also occur later: then only the failed step tells. */
const beforeSending: ReadonlySet<unknown> = new Set(["connect", "getaddrinfo"]);

/**
 * Whether a failed call certainly never left this machine: its name didn't resolve, or no connection was made. A connection that was lost
 * later proves nothing. `fetch` hides the reason in `cause`; where a name has several addresses, each of them must have failed so.
 */
export function wasNotSent(error: unknown): boolean {
  const parsed = failure.safeParse(error);
  if (!parsed.success) return false;
  const { code, syscall, cause, errors } = parsed.data;
  if (errors !== undefined && errors.length > 0) return errors.every(wasNotSent);
  return neverConnected.has(code) || beforeSending.has(syscall) || wasNotSent(cause);
}
