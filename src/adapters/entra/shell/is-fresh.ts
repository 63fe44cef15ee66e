import type { Clock } from "../../../ports/clock.ts";
import type { Tokens } from "./request-tokens.ts";

const marginMs = 5 * 60_000;

/** Whether a token is valid for five more minutes: a request that waits for a while doesn't outlive it. */
export function isFresh({ expiresAt }: Pick<Tokens, "expiresAt">, clock: Pick<Clock, "now">): boolean {
  return Date.parse(expiresAt) - marginMs > Date.parse(clock.now());
}
