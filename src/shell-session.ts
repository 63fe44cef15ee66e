import { GuestlistError } from "./errors.ts";
import type { DirectorySettings } from "./directory-settings.ts";
import type { ShellSession, ShellSignIn } from "./ports/identity.ts";

/** What a sign-in needs of the terminal. */
export interface SignInTalk {
  /** A sentence on stderr: where to sign in, which code to type. */
  say(sentence: string): void;
  /** Opens the browser; false: there is none, and the address was said instead. */
  openBrowser(url: string): Promise<boolean>;
  readonly stop: AbortSignal;
}

/** Signs a person in at a shell, in the tenant of the configuration. */
export async function signInAtShell(settings: DirectorySettings, how: ShellSignIn, talk: SignInTalk): Promise<ShellSession> {
  throw new GuestlistError("identity-unavailable", `${how} ${settings.appId} ${String(talk.stop.aborted)}`);
}
