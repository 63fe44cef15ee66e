import { userAdministrators } from "./policy/directory-role.ts";
import type { DirectoryRole } from "./policy/directory-role.ts";
import type { PersonId } from "./ids.ts";
import type { Invitation } from "./invitation.ts";

/** Who may revoke an invitation: its requester, and administrators of users. Unreadable roles count as none. */
export function mayRevoke({ requester }: Invitation, by: PersonId, roles: readonly DirectoryRole[] | "not-checked"): boolean {
  return requester.id === by || (roles !== "not-checked" && roles.some((role) => userAdministrators.includes(role)));
}
