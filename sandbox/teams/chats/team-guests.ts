import type { TenantUser } from "../../directory/tenant-user.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { personTeamsId } from "./ids.ts";
import type { RosterPerson } from "./people.ts";

/**
 * Guests of the directory who were added to a team's group, as Teams has them; also pending ones. One can't play any of them on the page.
 */
export function teamGuests({ users, groups, app }: Tenant): (groupId: string) => readonly RosterPerson[] {
  const guestOf = (id: string): readonly RosterPerson[] => {
    const user = users.get(id);
    return user?.userType === "Guest" ? [rosterPerson(user, app.appId)] : [];
  };
  return (groupId) => [...(groups.get(groupId)?.members ?? [])].flatMap(guestOf);
}

function rosterPerson({ id, displayName, givenName, surname, mail, userPrincipalName }: Readonly<TenantUser>, appId: string): RosterPerson {
  return {
    id,
    teamsId: personTeamsId(id, appId),
    name: displayName,
    givenName: givenName ?? "",
    surname: surname ?? "",
    mail: mail ?? userPrincipalName,
    userPrincipalName,
  };
}
