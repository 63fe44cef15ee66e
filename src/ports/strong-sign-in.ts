import type { PersonId } from "../domain/ids.ts";
import type { Person } from "../domain/person.ts";

/** A sign-in page to redirect the browser to, and the session that the browser brings back with Entra's answer. */
export type BegunSignIn =
  | { readonly kind: "begun"; readonly url: string; readonly session: string }
  /** The link is older than ten minutes, or isn't one of ours. */
  | { readonly kind: "out-of-date" };

/** What the browser brings back from Entra. */
export interface SignInAnswer {
  readonly state: string;
  readonly code?: string;
  /** OAuth's error code. */
  readonly error?: string;
  /** The session of {@link BegunSignIn} that this browser got. */
  readonly session: string;
}

/** All but `out-of-date` know whose sign-in it was. */
export type FinishedSignIn =
  | { readonly kind: "out-of-date" }
  | {
      readonly kind: "done" | "other-person" | "refused";
      readonly person: PersonId;
      readonly locale: string;
      /** With `refused`, a code that says why: Entra's error number, or OAuth's error code. */
      readonly why?: string;
    };

/** Sign-ins that need more than Teams' own: a second factor, terms of use, a claims challenge. */
export interface StrongSignIn {
  /** A link for this sign-in, valid for ten minutes; undefined when browsers can't reach us (no `PUBLIC_URL`). */
  linkFor(person: Pick<Person, "id" | "locale">, claims: string | undefined): Promise<string | undefined>;
  /** Redirects the browser that has a link's ticket to Entra. */
  begin(ticket: string): Promise<BegunSignIn>;
  /**
   * Checks Entra's answer, and that the person who signed in is the one that the link was made for. The tokens are dropped. Entra is asked
   * only if `isFirst` says that this sign-in wasn't finished before.
   * @throws GuestlistError `identity-unavailable`.
   */
  finish(answer: SignInAnswer, isFirst: (id: string) => Promise<boolean>): Promise<FinishedSignIn>;
  /** Where an administrator consents for the whole tenant. */
  readonly adminConsentUrl: string;
}
