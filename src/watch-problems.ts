import { isGuestlistError } from "./errors.ts";
import type { AppToken } from "./ports/identity.ts";
import type { Problems } from "./ports/problems.ts";
import type { SignInPage } from "./ports/sign-in-page.ts";

/** The same tokens; reports the problem while Entra refuses one for any scope. */
export function watchToken(appToken: AppToken, problems: Problems): AppToken {
  const refused = new Set<string>();
  return async (scope) => {
    try {
      const token = await appToken(scope);
      refused.delete(scope);
      if (refused.size === 0) problems.clear("token-refused");
      return token;
    } catch (error) {
      if (isGuestlistError(error, "identity-misconfigured")) {
        refused.add(scope);
        problems.report("token-refused", error);
      }
      throw error;
    }
  };
}

/** The same page; reports the problem while the token service doesn't know the bot's OAuth connection. */
export function watchSignIn(page: SignInPage, problems: Problems): SignInPage {
  return {
    ...page,
    async resource(place) {
      try {
        const resource = await page.resource(place);
        problems.clear("oauth-connection-missing");
        return resource;
      } catch (error) {
        if (isConnectionMissing(error) && !problems.has("token-refused")) problems.report("oauth-connection-missing", error);
        throw error;
      }
    },
  };
}

/** 401 and 403 are about the bot's token, which the service refuses for reasons of its own. */
function isConnectionMissing(error: unknown): boolean {
  return isGuestlistError(error, "identity-misconfigured") && error.status !== 401 && error.status !== 403;
}
