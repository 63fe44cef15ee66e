import { SIGN_IN_PATH } from "../../teams/sign-in/sign-in-resource.ts";

/**
 * The address that a sign-in link opens in the person's browser. The server follows the token service's own redirect to the page here,
 * because a browser doesn't trust the sandbox's certificate. Any other address (a page of the bot) stays unchanged.
 */
export function signInLink(link: string): string {
  const url = new URL(link);
  const signin = url.searchParams.get("signin");
  return url.pathname === SIGN_IN_PATH && signin !== null ? `/sign-in?signin=${encodeURIComponent(signin)}` : link;
}
