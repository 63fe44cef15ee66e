import type { AppToken } from "../../../ports/identity.ts";
import type { EntraApp } from "../entra-settings.ts";
import { createSingleFlight } from "../single-flight.ts";
import { isFresh } from "./is-fresh.ts";
import { requestTokens } from "./request-tokens.ts";
import type { Tokens } from "./request-tokens.ts";
import type { ShellEntra } from "./shell-entra.ts";

interface AppEntra extends Pick<ShellEntra, "send" | "clock"> {
  readonly app: EntraApp;
}

/**
 * The app's tokens, one for each scope, in memory only. There is no refresh token: the secret gets the next one
 * (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow).
 */
export function holdAppTokens({ app, send, clock }: AppEntra): AppToken {
  const once = createSingleFlight<string>();
  const held = new Map<string, Tokens>();

  async function request(scope: string): Promise<string> {
    const grant = { grant_type: "client_credentials", client_secret: app.appPassword, scope };
    const outcome = await requestTokens({ app, send, clock }, grant);
    if (outcome.kind === "refused") throw outcome.failure.error;
    held.set(scope, outcome.tokens);
    return outcome.tokens.accessToken;
  }

  return async (scope) => {
    const tokens = held.get(scope);
    return tokens && isFresh(tokens, clock) ? tokens.accessToken : once(scope, () => request(scope));
  };
}
