import type { DirectoryRole } from "../domain/policy/directory-role.ts";
import type { PersonId } from "../domain/ids.ts";

/** Who acts towards Graph: the person, with an on-behalf-of token of this turn, or the app itself. */
export type Actor = PersonActor | { readonly kind: "app" };

export interface PersonActor {
  readonly kind: "person";
  readonly id: PersonId;
  readonly accessToken: string;
  /** The person's directory roles, when their SSO token tells them (`wids`: only if the app's manifest asks for them). */
  readonly roles?: readonly DirectoryRole[];
  /** They are a guest of the tenant; only where guests were let. */
  readonly isGuest?: true;
}

/** Who the activity claims to be; the token must prove the same. */
export interface ClaimedPerson {
  readonly id: PersonId;
  readonly tenantId: string;
  /** Whether guests of the tenant are let, too; they are refused unless this is said. */
  readonly mayBeGuest?: boolean;
}

export type SignInOutcome =
  | { readonly kind: "signed-in"; readonly actor: PersonActor }
  /** Expired or not yet valid, or Entra asks for a fresh one: ask Teams for another token, once. */
  | { readonly kind: "sign-in-again" }
  /** An admin has not consented to the Graph permissions (AADSTS65001, 65004). */
  | { readonly kind: "consent-needed" }
  /** MFA or Conditional Access (AADSTS50076, 50079, 50072, 50074, 50158, 53003). `claims` is Entra's JSON, if it sent any. */
  | { readonly kind: "strong-auth-needed"; readonly claims?: string }
  /** The token is not one we accept (forged, other audience, other tenant, other person, a guest's). */
  | { readonly kind: "refused"; readonly why: "invalid-token" | "other-person" | "other-tenant" | "guest" };

/** What a token proves by itself, with no Graph token asked for. */
export type ProofOutcome =
  | { readonly kind: "proven"; readonly roles?: readonly DirectoryRole[]; readonly isGuest?: true }
  | Extract<SignInOutcome, { kind: "sign-in-again" | "refused" }>;

/** Proves who somebody is and gives the tokens for what they may do. */
export interface Identity {
  /**
   * Validates a Teams SSO token, for what the app does on its owner's word.
   * @throws GuestlistError `identity-unavailable` (Entra's keys can't be read).
   */
  prove(ssoToken: string, claimed: ClaimedPerson): Promise<ProofOutcome>;
  /**
   * Validates a Teams SSO token and exchanges it on behalf of its owner for a Graph token.
   * @throws GuestlistError `identity-unavailable` (Entra unreachable, 5xx, 429) or `identity-misconfigured` (bad secret, unknown app).
   */
  signIn(ssoToken: string, claimed: ClaimedPerson): Promise<SignInOutcome>;
}
