import type { DirectoryUser } from "../../domain/preflight.ts";
import { directoryUsers, userSelect } from "./directory-user.ts";
import type { BatchItem } from "./requests/batch.ts";
import type { GraphAnswer } from "./requests/graph-answer.ts";
import { query, quoted } from "./requests/odata.ts";

/** Graph's limit of `issuerAssignedId` (Microsoft: objectIdentity). */
const longestName = 64;

/**
 * Looks for a user who signs in with the address, though it is none of their mail addresses: `identities`, the successor of the documents'
 * `signInNames`. An id can only be found with its issuer, but for sign-in addresses the issuer is ignored; `mail` is also that of people who
 * sign in with a one-time passcode. Asked apart from the other forms, because a tenant's Graph may refuse it. Undefined: too long to be asked
 * about.
 */
export function signInNamesItem(email: string): BatchItem | undefined {
  if (email.length > longestName) return undefined;
  const $filter = `identities/any(c:c/issuerAssignedId eq ${quoted(email)} and c/issuer eq 'mail')`;
  return { id: "sign-in-names", path: `/users${query({ $select: userSelect, $filter })}`, once: true };
}

/** Undefined when Graph didn't let the question be asked, or failed to answer it. */
export function usersBySignInName(answer: GraphAnswer | undefined): readonly DirectoryUser[] | undefined {
  const parsed = directoryUsers.safeParse(answer?.body);
  return answer !== undefined && answer.status < 300 && parsed.success ? parsed.data.value : undefined;
}
