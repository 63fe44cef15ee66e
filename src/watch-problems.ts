import { isGuestlistError } from "./errors.ts";
import type { AppToken } from "./ports/identity.ts";
import type { Problems } from "./ports/problems.ts";

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
