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
  /** An admin has not consented to the Graph permissions of the {@link SignInScope} (AADSTS65001, 65004, 90094, 650053). */
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

/**
 * What the Graph token is for. `all-granted`: everything that was consented to. `team-members`: changing the members of teams that the
 * person owns; without consent to exactly that permission (TeamMember.ReadWriteNonOwnerRole.All) the outcome is `consent-needed`.
 */
export type SignInScope = "all-granted" | "team-members";

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
   * Validates a Teams SSO token and exchanges it on behalf of its owner for a Graph token (of everything granted, if `scope` isn't given).
   * At a shell, every scope gives the person's one token there, and nothing is said about consent.
   * @throws GuestlistError `identity-unavailable` (Entra unreachable, 5xx, 429) or `identity-misconfigured` (bad secret, unknown app).
   */
  signIn(ssoToken: string, claimed: ClaimedPerson, scope?: SignInScope): Promise<SignInOutcome>;
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

/** The tokens of a person who is there to answer Graph's challenges, and signs in again at once. */
export interface PersonTokens {
  /**
   * The token to send in place of one with which a flow began: another one only after a challenge.
   * @throws GuestlistError as {@link ShellSession.graphToken}, for requests that only read.
   */
  inPlaceOf(token: string, request: { readonly onlyReads: boolean }): Promise<string>;
  /** Graph no longer accepts this token. False: the person can't be asked, so the request isn't worth another try. */
  isRenewed(token: string, claims: string | undefined): boolean;
}

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

/** Who acts from a shell: a person, or the app with its own credentials. */
export type ShellActor = { readonly kind: "person"; readonly session: ShellSession } | { readonly kind: "app" };

/**
 * An access token of the app itself for a scope (`https://graph.microsoft.com/.default`), from the one function that gets them.
 * @throws GuestlistError `identity-unavailable`, `identity-misconfigured`.
 */
export type AppToken = (scope: string) => Promise<string>;
