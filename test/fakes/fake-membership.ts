import type { DirectoryRole } from "../../src/domain/policy/directory-role.ts";
import type { PersonId } from "../../src/domain/ids.ts";
import type { InvitePolicy } from "../../src/domain/policy/may-invite.ts";
import type { GroupId } from "../../src/domain/policy/policy.ts";
import type { GroupMember, Membership } from "../../src/ports/membership.ts";

/** A tenant in which everybody may invite and nobody has a role, unless a test changes that. */
export class FakeMembership implements Membership {
  policy: InvitePolicy | "not-checked" = "everyone";
  readonly roles = new Map<PersonId, readonly DirectoryRole[]>();
  /** Whether a missing permission hides people's roles. */
  rolesHidden = false;

  async invitePolicy(): Promise<InvitePolicy | "not-checked"> {
    return this.policy;
  }

  /** Groups with their members. */
  readonly groups = new Map<GroupId, GroupMember[]>();
  /** Members of groups who are guests of the tenant. */
  readonly guests = new Set<PersonId>();
  /** Whether a missing permission hides groups. */
  groupsHidden = false;

  async groupsOf(person: PersonId, groups: readonly GroupId[]): Promise<readonly GroupId[] | "not-checked"> {
    if (this.groupsHidden) return "not-checked";
    return groups.filter((group) => this.groups.get(group)?.some(({ id }) => id === person));
  }

  async peopleIn(group: GroupId, limit: number): Promise<readonly GroupMember[] | "not-checked"> {
    return this.groupsHidden ? "not-checked" : (this.groups.get(group) ?? []).filter(({ id }) => !this.guests.has(id)).slice(0, limit);
  }

  async rolesOf(person: PersonId): Promise<readonly DirectoryRole[] | "not-checked"> {
    return this.rolesHidden ? "not-checked" : (this.roles.get(person) ?? []);
  }
}
