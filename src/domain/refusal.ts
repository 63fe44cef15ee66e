import type { Instant } from "./ids.ts";
import type { Invitation } from "./invitation.ts";

/**
 * Why nothing was created, found before or by the POST. Each has a sentence in `src/texts` (`refusal.<kind>`) that says
 * what happened, who can fix it and what to do next.
 */
export type Refusal =
  | { readonly kind: "own-domain"; readonly domain: string }
  | { readonly kind: "employee"; readonly name: string }
  | { readonly kind: "guest-accepted"; readonly name: string; readonly since: Instant | null }
  | { readonly kind: "guest-pending"; readonly name: string; readonly since: Instant | null }
  /** An open invitation of ours has the address. */
  | { readonly kind: "already-invited"; readonly invitation: Invitation }
  /** Guests of the tenant don't invite. */
  | { readonly kind: "requester-is-guest" }
  /** An admin must consent to the Graph permissions first. */
  | { readonly kind: "consent-needed" }
  /** MFA or Conditional Access wants the person to sign in somewhere interactively. */
  | { readonly kind: "strong-auth-needed" }
  /** The sign-in was not accepted. */
  | { readonly kind: "sign-in-refused" };

/** Refusals that a request of ours ends with (an address that is taken never becomes a request). */
export type EndingRefusal = Exclude<Refusal, { kind: "already-invited" }>;
