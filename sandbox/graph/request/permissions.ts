import { ROLES } from "../../directory/well-known.ts";
import type { Caller } from "./caller.ts";
import { accessDenied } from "./errors.ts";

/**
 * The permissions that allow a call: one of the list suffices (Microsoft: Create invitation, Permissions reference, List organizations).
 */
export interface Requirement {
  readonly delegated: readonly string[];
  readonly application: readonly string[];
}

const READ_ALL = ["User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];
const ORGANIZATION = ["Organization.Read.All", ...READ_ALL];
const DELETE = ["User.DeleteRestore.All", "User.ReadWrite.All", "Directory.ReadWrite.All"];
const WRITE = ["User.ReadWrite.All", "Directory.ReadWrite.All"];
const DIRECTORY = ["Directory.Read.All", "Directory.ReadWrite.All"];
const GROUPS = ["GroupMember.Read.All", "GroupMember.ReadWrite.All", "Group.Read.All", "Group.ReadWrite.All", ...DIRECTORY];
const INVITE = ["User.Invite.All", "User.ReadWrite.All", "Directory.ReadWrite.All"];

export const REQUIREMENTS = {
  readUsers: same(["User.ReadBasic.All", ...READ_ALL]),
  readAllProperties: same(READ_ALL),
  followUsers: same(READ_ALL),
  readMe: { delegated: ["User.Read", ...READ_ALL], application: [] },
  readOrganization: { delegated: ["User.Read", ...ORGANIZATION], application: ORGANIZATION },
  readWholeOrganization: same(ORGANIZATION.filter((name) => name !== "User.Read.All")),
  deleteUsers: same(DELETE),
  invite: same(INVITE),
  resetRedemption: same(["User.ReadWrite.All"]),
  convertUsers: same(WRITE),
  restoreUsers: same(["User.DeleteRestore.All", "User.ReadWrite.All", "Directory.ReadWrite.All"]),
  writeUsers: same(WRITE),
  writeOtherMails: same(["User-Mail.ReadWrite.All", ...WRITE]),
  readMyMemberships: { delegated: ["User.Read", "User.ReadWrite", ...READ_ALL, ...GROUPS], application: [] },
  readMemberships: same([...READ_ALL, ...GROUPS.filter((name) => name.startsWith("Group."))]),
  readGroups: same(GROUPS),
  writeGroupMembers: same(["GroupMember.ReadWrite.All", "Group.ReadWrite.All", "Directory.ReadWrite.All"]),
  readSponsors: same(READ_ALL),
  writeSponsors: same(WRITE),
  readDomains: same(["Domain.Read.All", "Domain.ReadWrite.All", ...DIRECTORY]),
  readContacts: same(["OrgContact.Read.All", ...DIRECTORY]),
  readPolicies: same(["Policy.Read.All"]),
  readB2bPolicy: same(["Policy.Read.B2BManagementPolicy"]),
  // Scopes that only allow writing are not accepted (Microsoft: Subscription).
  subscribeToUsers: same(["User.Read.All", "User.ReadWrite.All", ...DIRECTORY]),
  writeTeamMembers: same(["TeamMember.ReadWriteNonOwnerRole.All", "TeamMember.ReadWrite.All"]),
  readTeamMembers: same(["TeamMember.Read.All", "TeamMember.ReadWrite.All"]),
  readGroupSettings: same(["GroupSettings.Read.All", "GroupSettings.ReadWrite.All", "Group.Read.All", "Group.ReadWrite.All", ...DIRECTORY]),
  readMyOwnedObjects: { delegated: ["User.Read", ...READ_ALL], application: [] },
  readTeamTags: {
    delegated: ["TeamworkTag.Read", "TeamworkTag.ReadWrite"],
    application: ["TeamworkTag.Read.All", "TeamworkTag.ReadWrite.All"],
  },
  sendMail: same(["Mail.Send"]),
} as const satisfies Record<string, Requirement>;

export function isPermitted({ kind, permissions }: Caller, requirement: Requirement): boolean {
  const sufficient = kind === "user" ? requirement.delegated : requirement.application;
  return sufficient.some((permission) => permissions.has(permission));
}

/** G9: @throws GraphRefusal 403 Authorization_RequestDenied */
export function demand(caller: Caller, requirement: Requirement): void {
  if (!isPermitted(caller, requirement)) throw accessDenied();
}

export function hasRole(caller: Caller, ...roles: readonly (keyof typeof ROLES)[]): boolean {
  return caller.kind === "user" && roles.some((role) => caller.user.roles.includes(ROLES[role]));
}

/** Whether the caller may change other users: an app with the permission, or a user administrator (Microsoft: Permissions reference). */
export function mayAdministerUsers(caller: Caller): boolean {
  return caller.kind === "app" || hasRole(caller, "globalAdministrator", "userAdministrator");
}

export function isGuest(caller: Caller): boolean {
  return caller.kind === "user" && caller.user.userType === "Guest";
}

function same(permissions: readonly string[]): Requirement {
  return { delegated: permissions, application: permissions };
}
