import type { TenantUser } from "../../directory/tenant-user.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { teamRoster } from "../../tenant/team-roster.ts";
import { personTeamsId } from "./ids.ts";
import type { RosterPerson } from "./people.ts";

/**
 * Guests of the directory who were added to a team's group, as Teams has them; also pending ones. One can't play any of them on the page.
 */
export function teamGuests(tenant: Tenant): (groupId: string) => readonly RosterPerson[] {
  return (groupId) => {
    const group = tenant.groups.get(groupId);
    const users = group ? teamRoster(tenant, group) : [];
    return users.filter(({ userType }) => userType === "Guest").map((user) => rosterPerson(user, tenant.app.appId));
  };
}

/** T124: A guest who hasn't signed in yet has neither name nor mail in Teams (BotBuilder-MicrosoftTeams #88). */
function rosterPerson(user: Readonly<TenantUser>, appId: string): RosterPerson {
  const { id, displayName, givenName, surname, mail, userPrincipalName } = user;
  const ids = { id, teamsId: personTeamsId(id, appId), userPrincipalName };
  if (user.externalUserState === "PendingAcceptance") return { ...ids, name: "", givenName: "", surname: "", mail: "" };
  return {
    ...ids,
    name: displayName,
    givenName: givenName ?? "",
    surname: surname ?? "",
    mail: mail ?? userPrincipalName,
  };
}
