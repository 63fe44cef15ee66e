import type { ShellSignInOutcome } from "../../../ports/identity.ts";
import { adminConsentUrl } from "../admin-consent-url.ts";
import type { TokensOutcome } from "./request-tokens.ts";
import type { ShellEntra } from "./shell-entra.ts";

type Ended = Exclude<ShellSignInOutcome, { readonly kind: "signed-in" }>;

/** Entra's words for what isn't about the person's account, and their numbers. */
const words: Readonly<Record<string, Ended>> = {
  authorization_declined: { kind: "declined" },
  expired_token: { kind: "too-late" },
  code_expired: { kind: "too-late" },
};

/** AADSTS7000218: Entra expects a secret of a program that has none. */
const wantsSecret = /\bAADSTS7000218\b/;

/**
 * What a refusal of a token means at a shell.
 * @throws GuestlistError `identity-unavailable`
 */
export function shellOutcome(
  { app }: Pick<ShellEntra, "app">,
  { error, failure }: Extract<TokensOutcome, { readonly kind: "refused" }>,
): Ended {
  const { kind, denial, error: thrown } = failure;
  if (words[error]) return words[error];
  if (error === "access_denied" && kind === "unavailable") return { kind: "declined" };
  switch (kind) {
    case "unavailable":
      throw thrown;
    case "consent-needed":
      return { kind, url: adminConsentUrl(app, undefined) };
    case "strong-auth-needed":
      return { kind };
    case "sign-in-again":
      return { kind: "too-late" };
    case "denied":
      return {
        ...{ kind, why: denial?.why ?? "other", number: denial?.number ?? "" },
        ...(thrown.remoteId !== undefined && { remoteId: thrown.remoteId }),
      };
    case "misconfigured":
      return wantsSecret.test(thrown.message) ? { kind: "not-a-public-client" } : { kind, error: thrown };
  }
}
