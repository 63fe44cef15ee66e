import type { DirectoryRole } from "../domain/directory-role.ts";
import type { PersonId } from "../domain/ids.ts";
import type { InvitePolicy } from "../domain/may-invite.ts";

/** What the tenant lets its people do, read as the app. Each throws GuestlistError `directory-unavailable` or `throttled`. */
export interface Membership {
  /** Who may invite guests; kept for five minutes. "not-checked" without the permission Policy.Read.All. */
  invitePolicy(): Promise<InvitePolicy | "not-checked">;
  /** Somebody's directory roles, through groups too; "not-checked" when a permission hides them. */
  rolesOf(person: PersonId): Promise<readonly DirectoryRole[] | "not-checked">;
}
