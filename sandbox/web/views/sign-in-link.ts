import { SIGN_IN_PATH } from "../../teams/sign-in/sign-in-resource.ts";

/**
 * Where a sign-in link leads the person's browser. The token service's own redirect to the page is followed here, because
 * a browser trusts no certificate of the sandbox; another address (a bot's own page) stays what it is.
 */
export function signInLink(link: string): string {
  const url = new URL(link);
  const signin = url.searchParams.get("signin");
  return url.pathname === SIGN_IN_PATH && signin !== null ? `/sign-in?signin=${encodeURIComponent(signin)}` : link;
}
