import type { DirectoryRole } from "../domain/policy/directory-role.ts";
import type { PersonId } from "../domain/ids.ts";
import type { GroupId } from "../domain/policy/policy.ts";
import type { InvitePolicy } from "../domain/policy/may-invite.ts";

/** Somebody in a group. */
export interface GroupMember {
  readonly id: PersonId;
  readonly name: string;
}

/** What the tenant lets its people do, read as the app. Each throws GuestlistError `directory-unavailable` or `throttled`. */
export interface Membership {
  /** Who may invite guests; kept for five minutes, a failure for one. "not-checked" without the permission Policy.Read.All. */
  invitePolicy(): Promise<InvitePolicy | "not-checked">;
  /** Somebody's directory roles, through groups too; "not-checked" when a permission hides them. */
  rolesOf(person: PersonId): Promise<readonly DirectoryRole[] | "not-checked">;
  /**
   * Which of these groups somebody is in, through other groups too; never kept, since a lost membership counts at once.
   * "not-checked" without the permission GroupMember.Read.All. A group that doesn't exist has nobody.
   */
  groupsOf(person: PersonId, groups: readonly GroupId[]): Promise<readonly GroupId[] | "not-checked">;
  /** Up to `limit` members of the tenant in a group, through other groups too, no guests; "not-checked" where a permission hides them or their names. A group that doesn't exist has nobody. */
  peopleIn(group: GroupId, limit: number): Promise<readonly GroupMember[] | "not-checked">;
}
