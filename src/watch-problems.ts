import { isGuestlistError } from "./errors.ts";
import type { AppToken } from "./ports/identity.ts";
import type { Directory } from "./ports/directory.ts";
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

/** The same directory; reports the problem while Microsoft blocks the tenant's invitations. */
export function watchInvitations(directory: Directory, problems: Problems): Directory {
  return {
    ...directory,
    async invite(actor, request) {
      const outcome = await directory.invite(actor, request);
      if (outcome.kind === "sent") problems.clear("invitations-blocked");
      else if (outcome.reason === "tenant-blocked") problems.report("invitations-blocked");
      return outcome;
    },
  };
}
