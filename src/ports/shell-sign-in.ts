import type { SignInDenial } from "../domain/sign-in-denial.ts";
import type { ShellSession } from "./identity.ts";

/** How a sign-in at a shell ended. */
export type ShellSignInOutcome =
  | { readonly kind: "signed-in"; readonly session: ShellSession }
  /** Somebody signed in, but not a member of our tenant; or the ID token isn't one of Entra's for us. */
  | { readonly kind: "refused"; readonly why: "other-tenant" | "guest" | "personal-account" | "invalid-token" }
  /** An admin has not consented to the Graph permissions; `url` is the page on which one can. */
  | { readonly kind: "consent-needed"; readonly url: string }
  /** Another proof is needed that this way of signing in can't give. */
  | { readonly kind: "strong-auth-needed" }
  | { readonly kind: "denied"; readonly why: SignInDenial; readonly number: string; readonly remoteId?: string }
  /** The person pressed Cancel, or said on the other device that they didn't ask for this. */
  | { readonly kind: "declined" }
  /** Nobody signed in within the time. */
  | { readonly kind: "too-late" }
  /** Ctrl+C. */
  | { readonly kind: "stopped" }
  /** The registration has no platform "Mobile and desktop applications", or doesn't allow device codes. */
  | { readonly kind: "not-a-public-client" }
  | { readonly kind: "misconfigured"; readonly error: Error }
  | { readonly kind: "no-azure-cli"; readonly why: AzureCliProblem };

/** Why the Azure CLI gave no token that Graph accepts. */
export type AzureCliProblem = "not-installed" | "signed-out" | "no-answer" | "other-cloud" | "app";

/** What a person must do elsewhere to sign in; a shell says it in its own words. */
export type SignInRequest =
  /** `isOpening`: we try to open it in their browser. */
  | { readonly kind: "open"; readonly url: string; readonly isOpening: boolean }
  | { readonly kind: "enter-code"; readonly url: string; readonly code: string };
