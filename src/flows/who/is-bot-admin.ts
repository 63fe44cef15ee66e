import { mayInviteMembers } from "../../domain/policy/directory-role.ts";
import type { DirectoryRole } from "../../domain/policy/directory-role.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { GroupId } from "../../domain/policy/policy.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "policy" | "membership">;
type Answer = "yes" | "no" | "not-checked";

/**
 * Whether a person is an administrator of the bot: the policy names the person or one of their groups, or, if the policy counts directory
 * roles, they are Global or User Administrator. `roles`: those in the person's token; if undefined, the directory is asked. "not-checked":
 * a missing permission hides the role or the group that could make them one.
 * @throws GuestlistError `directory-unavailable` or `throttled`.
 */
export async function isBotAdmin(ports: Needs, person: PersonId, roles: readonly DirectoryRole[] | undefined): Promise<Answer> {
  const { people, group, directoryRoles } = (await ports.policy.current()).admins;
  if (people.includes(person)) return "yes";
  const byRole = directoryRoles ? await hasRole(ports, person, roles) : "no";
  if (byRole === "yes" || group === undefined) return byRole;
  const byGroup = await isInGroup(ports, person, group);
  return byGroup === "no" ? byRole : byGroup;
}

async function hasRole({ membership }: Needs, person: PersonId, tokenRoles: readonly DirectoryRole[] | undefined): Promise<Answer> {
  const roles = tokenRoles ?? (await membership.rolesOf(person));
  if (roles === "not-checked") return roles;
  return mayInviteMembers(roles) ? "yes" : "no";
}

async function isInGroup({ membership }: Needs, person: PersonId, group: GroupId): Promise<Answer> {
  const groups = await membership.groupsOf(person, [group]);
  if (groups === "not-checked") return groups;
  return groups.includes(group) ? "yes" : "no";
}
