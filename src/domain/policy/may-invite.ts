import { userAdministrators } from "./directory-role.ts";
import type { DirectoryRole } from "./directory-role.ts";

/** The tenant's `allowInvitesFrom` (Microsoft: authorizationPolicy resource type). */
export const invitePolicies = ["none", "adminsAndGuestInviters", "adminsGuestInvitersAndAllMembers", "everyone"] as const;
export type InvitePolicy = (typeof invitePolicies)[number];

const inviters: readonly DirectoryRole[] = [...userAdministrators, "guest-inviter"];

/**
 * The people that a policy lets invite: nobody, people with one of these roles, all members, or guests too. If it can't be read:
 * administrators.
 */
const wanted: Readonly<Record<InvitePolicy | "not-checked", "nobody" | "members" | "everyone" | readonly DirectoryRole[]>> = {
  none: "nobody",
  adminsAndGuestInviters: inviters,
  adminsGuestInvitersAndAllMembers: "members",
  everyone: "everyone",
  "not-checked": userAdministrators,
};

/** The roles that must be looked up before {@link mayInvite} can answer; false when the policy alone decides. */
export function rolesMatter(policy: InvitePolicy | "not-checked"): boolean {
  return typeof wanted[policy] !== "string";
}

/**
 * Whether the tenant lets a person invite guests. The bot must check this when it invites as the app, because Graph sees the app
 * alone. Roles that could not be read count as none.
 */
export function mayInvite(
  policy: InvitePolicy | "not-checked",
  roles: readonly DirectoryRole[] | "not-checked",
  who: "member" | "guest" = "member",
): boolean {
  const allowed = wanted[policy];
  if (typeof allowed === "string") return allowed === "everyone" || (allowed === "members" && who === "member");
  return roles !== "not-checked" && roles.some((role) => allowed.includes(role));
}

/**
 * Whether it is certain that the tenant doesn't let a person invite who posts as themselves. If the person has any role, only Graph
 * knows: roles that we don't know of may let them.
 */
export function mayNotInvite(
  policy: InvitePolicy | "not-checked",
  roles: readonly DirectoryRole[] | "not-checked",
  who: "member" | "guest",
): boolean {
  return policy !== "not-checked" && roles !== "not-checked" && roles.length === 0 && !mayInvite(policy, roles, who);
}
