import type { DirectoryRole } from "../domain/policy/directory-role.ts";
import type { PersonId } from "../domain/ids.ts";
import type { GroupId } from "../domain/policy/policy.ts";
import type { InvitePolicy } from "../domain/policy/may-invite.ts";

/** A person in a group. */
export interface GroupMember {
  readonly id: PersonId;
  readonly name: string;
}

/**
 * The tenant's settings about who may invite, its roles and groups, read as the app. Every method throws GuestlistError
 * `directory-unavailable` or `throttled`.
 */
export interface Membership {
  /** Who may invite guests; cached for five minutes, a failure for one. "not-checked" without the permission Policy.Read.All. */
  invitePolicy(): Promise<InvitePolicy | "not-checked">;
  /** A person's directory roles, also through groups; "not-checked" when a permission is missing. */
  rolesOf(person: PersonId): Promise<readonly DirectoryRole[] | "not-checked">;
  /**
   * Which of these groups a person is in, also through other groups. Never cached, since a lost membership counts at once.
   * "not-checked" without the permission GroupMember.Read.All. A group that doesn't exist has no members.
   */
  groupsOf(person: PersonId, groups: readonly GroupId[]): Promise<readonly GroupId[] | "not-checked">;
  /**
   * Up to `limit` members of the tenant in a group, also through other groups, without guests; "not-checked" when a missing permission
   * hides them or their names. A group that doesn't exist has no members.
   */
  peopleIn(group: GroupId, limit: number): Promise<readonly GroupMember[] | "not-checked">;
}
