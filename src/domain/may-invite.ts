import type { DirectoryRole } from "./directory-role.ts";

/** The tenant's `allowInvitesFrom` (Microsoft: authorizationPolicy resource type). */
export const invitePolicies = ["none", "adminsAndGuestInviters", "adminsGuestInvitersAndAllMembers", "everyone"] as const;
export type InvitePolicy = (typeof invitePolicies)[number];

const administrators: readonly DirectoryRole[] = ["global-administrator", "user-administrator"];
const inviters: readonly DirectoryRole[] = [...administrators, "guest-inviter"];

/** Whom a policy asks for: nobody, people with one of these roles, or any member. One that can't be read asks for administrators. */
const wanted: Readonly<Record<InvitePolicy | "not-checked", "nobody" | "members" | readonly DirectoryRole[]>> = {
  none: "nobody",
  adminsAndGuestInviters: inviters,
  adminsGuestInvitersAndAllMembers: "members",
  everyone: "members",
  "not-checked": administrators,
};

/** The roles that must be looked up before {@link mayInvite} can answer; false when the policy alone decides. */
export function rolesMatter(policy: InvitePolicy | "not-checked"): boolean {
  return typeof wanted[policy] !== "string";
}

/**
 * Whether the tenant lets a member invite guests, for the bot to check when it invites as the app: Graph then sees the
 * app alone. Roles that could not be read are none.
 */
export function mayInvite(policy: InvitePolicy | "not-checked", roles: readonly DirectoryRole[] | "not-checked"): boolean {
  const whom = wanted[policy];
  if (typeof whom === "string") return whom === "members";
  return roles !== "not-checked" && roles.some((role) => whom.includes(role));
}
