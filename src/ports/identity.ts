import type { DirectoryRole } from "../domain/policy/directory-role.ts";
import type { SignInDenial } from "../domain/sign-in-denial.ts";
import type { PersonId } from "../domain/ids.ts";

/** Whose identity Graph sees: the person's, with an on-behalf-of token of this turn, or the app's own. */
export type Actor = PersonActor | { readonly kind: "app" };

export interface PersonActor {
  readonly kind: "person";
  readonly id: PersonId;
  readonly accessToken: string;
  /** The person's directory roles, if their SSO token lists them (`wids`: only if the app's manifest asks for them). */
  readonly roles?: readonly DirectoryRole[];
  /** The person is a guest of the tenant; set only where guests are allowed. */
  readonly isGuest?: true;
}

/** The person that the activity names; the token must prove the same one. */
export interface ClaimedPerson {
  readonly id: PersonId;
  readonly tenantId: string;
  /** Whether guests of the tenant are allowed, too; without this they are refused. */
  readonly mayBeGuest?: boolean;
}

export type SignInOutcome =
  | { readonly kind: "signed-in"; readonly actor: PersonActor }
  /** The token has expired or isn't valid yet, or Entra asks for a fresh one: ask Teams for another token, once. */
  | { readonly kind: "sign-in-again" }
  /** An admin has not consented to the Graph permissions (AADSTS65001, 65004). */
  | { readonly kind: "consent-needed" }
  /** MFA or another proof (AADSTS50076, 50079, 50072, 50074, 50158). `claims` is Entra's JSON, if it sent any. */
  | { readonly kind: "strong-auth-needed"; readonly claims?: string }
  /**
   * Entra knows the person, but doesn't let them in (AADSTS50105, 50057, 53000, 53003, …): an administrator must do something. `number` as in
   * "AADSTS50105"; `remoteId` is Entra's correlation id.
   */
  | { readonly kind: "denied"; readonly why: SignInDenial; readonly number: string; readonly remoteId?: string }
  /** We don't accept the token (forged, other audience, other tenant, other person, a guest's). */
  | { readonly kind: "refused"; readonly why: "invalid-token" | "other-person" | "other-tenant" | "guest" };

/** What a token proves by itself, without asking for a Graph token. */
export type ProofOutcome =
  | {
      readonly kind: "proven";
      readonly roles?: readonly DirectoryRole[];
      readonly isGuest?: true;
      /** The app's own credentials speak for the person, who hasn't signed in. */
      readonly byApp?: true;
    }
  | Extract<SignInOutcome, { kind: "sign-in-again" | "refused" }>;

/** Proves a person's identity and gets the tokens to act for them. */
export interface Identity {
  /**
   * Validates a Teams SSO token, for acts that the app does with its own permissions when its owner asks.
   * @throws GuestlistError `identity-unavailable` (Entra's keys can't be read).
   */
  prove(ssoToken: string, claimed: ClaimedPerson): Promise<ProofOutcome>;
  /**
   * The name in a Teams SSO token, or the person's user principal name. Undefined if the token has neither, or isn't a valid one of this
   * person.
   * @throws GuestlistError `identity-unavailable` (Entra's keys can't be read).
   */
  nameIn(ssoToken: string, claimed: ClaimedPerson): Promise<string | undefined>;
  /**
   * Validates a Teams SSO token and exchanges it on behalf of its owner for a Graph token.
   * @throws GuestlistError `identity-unavailable` (Entra unreachable, 5xx, 429) or `identity-misconfigured` (bad secret, unknown app).
   */
  signIn(ssoToken: string, claimed: ClaimedPerson): Promise<SignInOutcome>;
}

/** How a person at a shell signs in. */
export type ShellSignIn = "browser" | "azure-cli" | "device-code";

/** The member of the tenant who signed in at a shell, as Entra or Graph says. */
export interface ShellPerson {
  readonly id: PersonId;
  readonly tenantId: string;
  readonly name: string;
  readonly userPrincipalName: string;
  /** The person's directory roles, if their token lists them. */
  readonly roles?: readonly DirectoryRole[];
}

/** A person who signed in at a shell. Its tokens are kept in memory only. */
export interface ShellSession {
  readonly person: ShellPerson;
  /**
   * A Graph token of the person that is valid for five more minutes at least.
   * @throws GuestlistError `identity-unavailable`, or `sign-in-challenged` when they must sign in again.
   */
  graphToken(): Promise<string>;
  /**
   * Call it when Graph no longer accepts a token (`sign-in-challenged`): the next `graphToken()` asks the person to sign in again, with the
   * claims that Graph named. Absent where they can't be asked.
   */
  renew?(claims: string | undefined): void;
}

/** Who acts from a shell: a person, or the app with its own credentials. */
export type ShellActor = { readonly kind: "person"; readonly session: ShellSession } | { readonly kind: "app" };

/**
 * An access token of the app itself for a scope (`https://graph.microsoft.com/.default`), from the one function that gets them.
 * @throws GuestlistError `identity-unavailable`, `identity-misconfigured`.
 */
export type AppToken = (scope: string) => Promise<string>;
