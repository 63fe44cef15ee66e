import type { Refusal } from "../../domain/refusal.ts";
import { isGuestlistError } from "../../errors.ts";
import type { ErrorCode } from "../../errors.ts";
import type { LogFields } from "../../ports/log.ts";
import type { Ports } from "../../ports/ports.ts";

export type Busy = Extract<Refusal, { kind: "busy" }>;

/** Faults of Microsoft's that pass: nobody has to mend anything, and another try later may work. */
const passing: ReadonlySet<ErrorCode> = new Set(["throttled", "directory-unavailable", "identity-unavailable", "teams-unavailable"]);

/** A shorter wait isn't told to the minute: "in a minute" is near enough. */
const longWaitSeconds = 60;

/** The refusal that tells a passing fault; undefined for every other failure. */
export function busyRefusal(error: unknown, clock: Pick<Ports["clock"], "later">): Busy | undefined {
  if (!isGuestlistError(error) || !passing.has(error.code)) return undefined;
  const { retryAfter = 0 } = error;
  return { kind: "busy", ...(retryAfter > longWaitSeconds && { until: clock.later(retryAfter * 1_000) }) };
}

/** The work's result, or the refusal when a passing fault stopped it. For work that has changed nothing when it throws one. */
export async function orBusy<T>(
  { clock, log }: Pick<Ports, "clock" | "log">,
  work: () => Promise<T>,
): Promise<T | { readonly kind: "refused"; readonly refusal: Busy }> {
  try {
    return await work();
  } catch (error) {
    const refusal = busyRefusal(error, clock);
    if (!refusal) throw error;
    log.warn("microsoft-busy", reasonOf(error));
    return { kind: "refused", refusal };
  }
}

/** For the log: which fault it was. */
export function reasonOf(error: unknown): LogFields {
  return isGuestlistError(error) ? { why: error.code, status: error.status, remoteId: error.remoteId, seconds: error.retryAfter } : {};
}
