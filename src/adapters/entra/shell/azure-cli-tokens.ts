import { GuestlistError } from "../../../errors.ts";
import type { Clock } from "../../../ports/clock.ts";
import { createSingleFlight } from "../single-flight.ts";
import { isFresh } from "./is-fresh.ts";
import type { Tokens } from "./request-tokens.ts";

/**
 * The Azure CLI renews its token by itself: when ours ends in five minutes, it is asked again. `ask`: undefined if there is none of the same
 * person.
 */
export function holdAzureCliTokens(
  clock: Pick<Clock, "now">,
  first: Tokens,
  ask: () => Promise<Tokens | undefined>,
): () => Promise<string> {
  const once = createSingleFlight<string>();
  const held = { tokens: first };

  async function renew(): Promise<string> {
    const next = await ask();
    if (!next) throw new GuestlistError("sign-in-challenged", "The Azure CLI gives no more tokens of this person");
    held.tokens = next;
    return next.accessToken;
  }

  return async () => {
    const { tokens } = held;
    return isFresh(tokens, clock) ? tokens.accessToken : once("token", renew);
  };
}
