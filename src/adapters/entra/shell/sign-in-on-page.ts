import type { ShellSignIn, ShellSignInOutcome } from "../../../ports/identity.ts";
import { createTenantKeys } from "../tenant-keys.ts";
import { signInByBrowser } from "./browser-sign-in.ts";
import type { SignInTalk } from "./browser-sign-in.ts";
import { signInByDevice } from "./device-sign-in.ts";
import { endOfSignIn } from "./end-of-sign-in.ts";
import { browserOpener, openBrowser } from "./open-browser.ts";
import type { ShellEntra } from "./shell-entra.ts";

/** The terminal of a sign-in. */
export interface PageTalk extends Pick<SignInTalk, "ask" | "stop"> {
  /** Whether there is a screen is told by variables of the shell. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Opens an address in the person's browser; by default the system's own. */
  readonly openBrowser?: (url: string) => void;
}

/** Signs a person in on Entra's page, in a browser here or, with a code, in another. @throws GuestlistError `identity-unavailable`, `throttled` */
export async function signInOnPage(
  parts: Omit<ShellEntra, "keys">,
  how: Exclude<ShellSignIn, "azure-cli">,
  talk: PageTalk,
): Promise<ShellSignInOutcome> {
  const entra = { ...parts, keys: createTenantKeys(parts.app, parts.send) };
  if (how === "device-code") return endOfSignIn(entra, await signInByDevice(entra, talk));
  const browserTalk = { ...talk, openBrowser: openerFor(talk) };
  const ask = async (claims?: string) => signInByBrowser(entra, browserTalk, claims);
  const first = await ask();
  // Entra's page normally asks for all that it wants; if a demand comes only afterwards, it is answered once.
  const isChallenged = first.kind === "refused" && first.failure.kind === "strong-auth-needed" && first.failure.claims !== undefined;
  return endOfSignIn(entra, isChallenged ? await ask(first.failure.claims) : first, ask);
}

function openerFor({ environment, openBrowser: own }: PageTalk): ((url: string) => void) | undefined {
  if (own) return own;
  // Every address of Entra is opened in the same way.
  if (!browserOpener("https://login.microsoftonline.com", process.platform, environment)) return undefined;
  return (url) => {
    const opener = browserOpener(url, process.platform, environment);
    if (opener) openBrowser(opener);
  };
}
