import type { DirectoryGroup } from "../../directory/group-store.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { StoredUser } from "../../directory/tenant-user.ts";
import type { Caller } from "../request/caller.ts";
import { accessDenied, guestsNotAllowed, resourceNotFound, teamsForbidden } from "../request/errors.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { demand, isPermitted, mayAdministerUsers, REQUIREMENTS } from "../request/permissions.ts";

/** The team of the path. @throws GraphRefusal 404 for a group without a team, too */
export function findTeam({ tenant }: GraphVersion, c: GraphContext): DirectoryGroup {
  const team = tenant.groups.get(pathParam(c, "id"));
  if (!team?.hasTeam) throw resourceNotFound(pathParam(c, "id"));
  return team;
}

/** The team, for callers who may change its members: its owners, administrators, apps with the permission. @throws GraphRefusal */
export function teamToChange(graph: GraphVersion, c: GraphContext): DirectoryGroup {
  const caller = c.get("caller");
  demand(caller, REQUIREMENTS.writeTeamMembers);
  const team = findTeam(graph, c);
  if (!mayAdministerUsers(caller) && !isOwner(team, caller)) throw accessDenied();
  return team;
}

export function isOwner({ owners }: DirectoryGroup, caller: Caller): boolean {
  return caller.kind === "user" && owners.has(caller.user.id);
}

/**
 * G192: The permission to read members, or resource-specific consent to TeamMember.Read.Group: only the app's own, and only in a team that has
 * the app (Microsoft: List members of team). @throws GraphRefusal 403
 */
export function demandToReadTeam({ tenant }: GraphVersion, caller: Caller, team: DirectoryGroup): void {
  const hasConsent = caller.kind === "app" && tenant.control.settings.resourceConsent && tenant.teamsApp.isIn(team.id);
  if (!hasConsent && !isPermitted(caller, REQUIREMENTS.readTeamMembers)) throw accessDenied();
}

/** G195: The team, its label or the tenant lets nobody add guests. @throws GraphRefusal 403 in Microsoft's words */
export function checkGuestsAllowed({ control }: Pick<Tenant, "control">, { userType }: Pick<StoredUser, "userType">): void {
  const { teamGuests } = control.settings;
  if (userType === "Guest" && ["team", "label", "tenant"].includes(teamGuests)) throw guestsNotAllowed();
}

/** G196: With guest access off, Teams takes no guests; the group still does. @throws GraphRefusal 403 */
export function checkGuestAccess({ control }: Pick<Tenant, "control">, { userType }: Pick<StoredUser, "userType">): void {
  if (userType === "Guest" && control.settings.teamGuests === "access-off") throw teamsForbidden();
}
