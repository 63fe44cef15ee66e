import type { Tenant } from "../../tenant/tenant.ts";
import { personTeamsId } from "./ids.ts";
import type { TeamsPerson } from "./people.ts";

/** The people of the tenant that one can play on the page, as Teams has them; without a client, in the time zone of this machine. */
export function teamsPeople({ people, users, app }: Tenant): readonly TeamsPerson[] {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return people.map(({ id, name, jobTitle, part, locale }) => {
    const { givenName, surname, mail, userPrincipalName = "" } = users.get(id) ?? {};
    return {
      id,
      name,
      jobTitle,
      part,
      locale,
      timeZone,
      userPrincipalName,
      teamsId: personTeamsId(id, app.appId),
      givenName: givenName ?? "",
      surname: surname ?? "",
      mail: mail ?? userPrincipalName,
    };
  });
}
