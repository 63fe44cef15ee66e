import { isGuestlistError } from "../../../errors.ts";
import type { PersonTokens, ShellSession } from "../../../ports/identity.ts";

/**
 * Answers Graph's challenges for the person at a shell: they sign in again at once, and what only reads is asked for again. Nobody is asked
 * while something is changed: between a POST and the check of its outcome there is no time for that.
 */
export function tokensForGraph(session: ShellSession): PersonTokens {
  const challenged = new Set<string>();
  let newest: string | undefined;
  let declined: Error | undefined;

  async function renewed(): Promise<string> {
    if (declined) throw declined;
    try {
      return (newest = await session.graphToken());
    } catch (error) {
      if (isGuestlistError(error, "sign-in-challenged")) declined = error; // they aren't asked twice
      throw error;
    }
  }

  return {
    async inPlaceOf(token, { onlyReads }) {
      if (!challenged.has(token)) return token;
      return onlyReads ? renewed() : (newest ?? token);
    },
    isRenewed(token, claims) {
      if (!session.renew) return false;
      // a request that was under way may be challenged after the person has signed in again
      if (!challenged.has(token)) session.renew(claims);
      challenged.add(token);
      return true;
    },
  };
}
