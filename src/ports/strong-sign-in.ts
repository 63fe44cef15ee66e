import type { PersonId } from "../domain/ids.ts";
import type { Person } from "../domain/person.ts";

/** A sign-in page that somebody is led to, and what their browser brings back when they return from it. */
export type BegunSignIn =
  | { readonly kind: "begun"; readonly url: string; readonly session: string }
  /** The link is older than ten minutes, or none of ours. */
  | { readonly kind: "out-of-date" };

/** What Entra sends a browser back with. */
export interface SignInAnswer {
  readonly state: string;
  readonly code?: string;
  /** OAuth's word for what went wrong. */
  readonly error?: string;
  /** What {@link BegunSignIn} gave to that browser. */
  readonly session: string;
}

/** Everything but `out-of-date` knows whose sign-in it was; `id` names this sign-in, for what may happen once only. */
export type FinishedSignIn =
  | { readonly kind: "out-of-date" }
  | {
      readonly kind: "done" | "other-person" | "refused";
      readonly id: string;
      readonly person: PersonId;
      readonly locale: string;
      /** A code that says why, with `refused`: Entra's number, or OAuth's word. */
      readonly why?: string;
    };

/** Signing in with what Entra asks for beyond Teams' own sign-in: a second factor, terms of use, a claims challenge. */
export interface StrongSignIn {
  /** Where the person can do so within the next ten minutes; undefined when browsers can't reach us (no `PUBLIC_URL`). */
  linkFor(person: Pick<Person, "id" | "locale">, claims: string | undefined): Promise<string | undefined>;
  /** Leads the holder of a link's ticket to Entra. */
  begin(ticket: string): Promise<BegunSignIn>;
  /**
   * Checks what Entra sent back, and that it was the link's person who signed in. The tokens are dropped.
   * @throws GuestlistError `identity-unavailable`.
   */
  finish(answer: SignInAnswer): Promise<FinishedSignIn>;
  /** Where an administrator lets the app act for everybody. */
  readonly adminConsentUrl: string;
}
