import type { ConversationId } from "../domain/ids.ts";

/** What Teams needs to sign a person in: silently by `exchange`, otherwise by opening `link`. */
export interface SignInResource {
  readonly connection: string;
  readonly link: string;
  readonly exchange: { readonly id: string; readonly uri: string; readonly providerId: string };
}

/** Who is to sign in, and the conversation of the click. */
export interface SignInPlace {
  readonly teamsId: string;
  readonly conversation: ConversationId;
  readonly serviceUrl: string;
  readonly botId: string;
}

/** Single sign-on through the Bot Framework token service. */
export interface SignInPage {
  /** @throws GuestlistError `teams-unavailable`, `identity-misconfigured` (no such OAuth connection). */
  resource(place: SignInPlace): Promise<SignInResource>;
  /**
   * The person's SSO token after a sign-in by button, for the code that Teams passes on; undefined if there is none (a
   * wrong or outdated code, a cancelled sign-in).
   * @throws GuestlistError `teams-unavailable`, `identity-misconfigured`.
   */
  token(place: SignInPlace, code: string): Promise<string | undefined>;
}
