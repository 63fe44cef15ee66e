import { GuestlistError } from "../../../errors.ts";
import type { Clock } from "../../../ports/clock.ts";
import { createSingleFlight } from "../single-flight.ts";
import type { Tokens } from "./request-tokens.ts";

const marginMs = 5 * 60_000;

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
    const { accessToken, expiresAt } = held.tokens;
    return Date.parse(expiresAt) - marginMs > Date.parse(clock.now()) ? accessToken : once("token", renew);
  };
}
