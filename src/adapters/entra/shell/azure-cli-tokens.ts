import { GuestlistError } from "../../../errors.ts";
import type { Clock } from "../../../ports/clock.ts";
import { createSingleFlight } from "../single-flight.ts";
import type { AzureCliOutcome } from "./azure-cli.ts";
import type { Tokens } from "./request-tokens.ts";

const marginMs = 5 * 60_000;

/** The Azure CLI renews its token by itself: when ours ends in five minutes, it is asked again. */
export function holdAzureCliTokens(clock: Pick<Clock, "now">, first: Tokens, ask: () => Promise<AzureCliOutcome>): () => Promise<string> {
  const once = createSingleFlight<string>();
  const held = { tokens: first };

  async function renew(): Promise<string> {
    const outcome = await ask();
    if (outcome.kind !== "tokens") throw new GuestlistError("sign-in-challenged", "The Azure CLI gives no more tokens");
    held.tokens = outcome.tokens;
    return outcome.tokens.accessToken;
  }

  return async () => {
    const { accessToken, expiresAt } = held.tokens;
    return Date.parse(expiresAt) - marginMs > Date.parse(clock.now()) ? accessToken : once("token", renew);
  };
}
