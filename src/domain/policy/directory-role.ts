/** The roles of Entra that decide what a person may do with guests (Microsoft: Microsoft Entra built-in roles). */
export const directoryRoles = ["global-administrator", "user-administrator", "guest-inviter", "directory-writers"] as const;
export type DirectoryRole = (typeof directoryRoles)[number];

/** Roles that manage users, including guests: they may delete them, too. */
export const userAdministrators: readonly DirectoryRole[] = ["global-administrator", "user-administrator"];

/** Whether a person with these roles may invite a member (Microsoft: invitation resource type). */
export function mayInviteMembers(roles: readonly DirectoryRole[]): boolean {
  return roles.some((role) => userAdministrators.includes(role));
}

/** Their template ids, the same in every tenant (Microsoft: Microsoft Entra built-in roles). */
const templates: ReadonlyMap<string, DirectoryRole> = new Map([
  ["62e90394-69f5-4237-9190-012177145e10", "global-administrator"],
  ["fe930be7-5e62-47db-91af-98c3a49a38b1", "user-administrator"],
  ["95e79109-95c0-4d8e-aee3-d01accf2d47b", "guest-inviter"],
  ["9360feb5-f418-4baa-8175-e2a00bac4301", "directory-writers"],
]);

/** The roles known to us among these template ids; every member's token also has the id that marks a plain user. */
export function rolesOfTemplates(ids: readonly string[]): readonly DirectoryRole[] {
  return [...new Set(ids.flatMap((id) => templates.get(id.toLowerCase()) ?? []))];
}
