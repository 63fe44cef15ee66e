import { GuestlistError } from "../../../errors.ts";
import { createSingleFlight } from "../single-flight.ts";
import { isFresh } from "./is-fresh.ts";
import { requestTokens } from "./request-tokens.ts";
import type { Tokens } from "./request-tokens.ts";
import { shellClaims } from "./shell-claims.ts";
import { shellScope } from "./shell-entra.ts";
import type { ShellEntra } from "./shell-entra.ts";

/** A Graph token that is always valid, in memory. */
export interface HeldTokens {
  /** @throws GuestlistError `identity-unavailable`, `sign-in-challenged` */
  graphToken(): Promise<string>;
  /** Graph no longer accepts the token: the next one answers its challenge. */
  renew(claims: string | undefined): void;
}

/** Gets new tokens from the person; undefined: they can't be asked. */
export type SignInAgain = ((claims: string | undefined) => Promise<Tokens>) | undefined;

/** Renews the token with the refresh token, without the person; only if Entra wants to see the person again, they are asked. */
export function holdTokens(entra: ShellEntra, first: Tokens, again: SignInAgain): HeldTokens {
  const once = createSingleFlight<string>();
  const held: { tokens: Tokens; challenge?: { readonly claims: string | undefined } | undefined } = { tokens: first };

  function keep(tokens: Tokens): string {
    const { refreshToken } = held.tokens;
    held.tokens = { ...(refreshToken !== undefined && { refreshToken }), ...tokens };
    held.challenge = undefined;
    return tokens.accessToken;
  }

  async function askPerson(claims: string | undefined): Promise<string> {
    if (again) return keep(await again(claims));
    throw new GuestlistError("sign-in-challenged", "Entra wants the person to sign in again", claims === undefined ? {} : { claims });
  }

  async function refresh(): Promise<string> {
    const { refreshToken } = held.tokens;
    if (refreshToken === undefined) return askPerson(undefined);
    const grant = { grant_type: "refresh_token", refresh_token: refreshToken, scope: shellScope(entra), claims: shellClaims(undefined) };
    const outcome = await requestTokens(entra, grant);
    if (outcome.kind === "tokens") return keep(outcome.tokens);
    const { kind, claims, error } = outcome.failure;
    if (kind === "unavailable" || kind === "misconfigured") throw error;
    return askPerson(claims);
  }

  return {
    async graphToken() {
      const { challenge, tokens } = held;
      if (challenge) return once("token", () => askPerson(challenge.claims));
      return isFresh(tokens, entra.clock) ? tokens.accessToken : once("token", refresh);
    },
    renew(claims) {
      held.challenge = { claims };
    },
  };
}
