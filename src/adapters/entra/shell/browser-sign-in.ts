import type { SignInRequest } from "../../../ports/identity.ts";
import { authorizeUrl, newSignInSecrets } from "../authorize-url.ts";
import { listenOnLoopback } from "./loopback.ts";
import type { BroughtBack, Loopback } from "./loopback.ts";
import { readRefusal, requestTokens } from "./request-tokens.ts";
import type { Tokens, TokensOutcome } from "./request-tokens.ts";
import { shellClaims } from "./shell-claims.ts";
import { shellScope } from "./shell-entra.ts";
import type { ShellEntra } from "./shell-entra.ts";

/** What a sign-in needs of the terminal. */
export interface SignInTalk {
  /** Says what the person must do, and opens their browser if there is one. */
  readonly ask: (request: SignInRequest) => void;
  readonly openBrowser: ((url: string) => void) | undefined;
  readonly stop: AbortSignal;
}

/** Tokens of a person who has yet to be checked, or why there are none. */
export type SignInEnd =
  | { readonly kind: "tokens"; readonly tokens: Tokens; readonly nonce?: string }
  | Extract<TokensOutcome, { readonly kind: "refused" }>
  | { readonly kind: "too-late" | "stopped" };

const minutes = 5;

/**
 * The authorization code flow with PKCE in the person's browser, which comes back to this machine (RFC 8252). Entra asks for a second factor
 * by itself. `claims`: what a challenge demanded.
 * @throws GuestlistError `identity-unavailable`
 */
export async function signInByBrowser(entra: ShellEntra, talk: SignInTalk, claims?: string): Promise<SignInEnd> {
  const secrets = newSignInSecrets();
  const loopback = await listenOnLoopback(secrets.state);
  try {
    const { redirectUri } = loopback;
    const url = authorizeUrl(entra.app, { ...secrets, redirectUri, scope: shellScope(entra), claims: shellClaims(claims) });
    talk.ask({ kind: "open", url, isOpening: talk.openBrowser !== undefined });
    talk.openBrowser?.(url);
    const brought = await waitFor(loopback, entra, talk);
    if (brought === "stopped" || brought === "too-late") return { kind: brought };
    const redeemed = await redeem(entra, brought, { redirectUri, verifier: secrets.verifier, claims });
    return redeemed.kind === "tokens" ? { ...redeemed, nonce: secrets.nonce } : redeemed;
  } finally {
    await loopback.close();
  }
}

async function waitFor(
  { broughtBack }: Loopback,
  { clock }: Pick<ShellEntra, "clock">,
  { stop }: Pick<SignInTalk, "stop">,
): Promise<BroughtBack | "too-late" | "stopped"> {
  const back = new AbortController();
  const timeUp = clock.wait(minutes * 60_000, AbortSignal.any([stop, back.signal])).then(
    () => "too-late" as const,
    () => "stopped" as const, // Or the browser came back: then nobody reads this.
  );
  try {
    return await Promise.race([broughtBack, timeUp]);
  } finally {
    back.abort("answered");
  }
}

interface Begun {
  readonly redirectUri: string;
  readonly verifier: string;
  readonly claims: string | undefined;
}

async function redeem(entra: ShellEntra, brought: BroughtBack, { redirectUri, verifier, claims }: Begun): Promise<TokensOutcome> {
  if ("error" in brought) return readRefusal(brought.error);
  return requestTokens(entra, {
    ...{ grant_type: "authorization_code", code: brought.code, redirect_uri: redirectUri, code_verifier: verifier },
    ...{ scope: shellScope(entra), claims: shellClaims(claims) },
  });
}
