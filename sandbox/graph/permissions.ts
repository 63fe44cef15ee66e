import { ROLES } from "../well-known.ts";
import type { Caller } from "./caller.ts";
import { accessDenied } from "./errors.ts";

/** Which permissions allow a call: one of the list suffices (graph.md §§1.5, 2.7, 3, 8). */
export interface Requirement {
  readonly delegated: readonly string[];
  readonly application: readonly string[];
}

const READ_ALL = ["User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];
const ORGANIZATION = ["Organization.Read.All", ...READ_ALL];
const DELETE = ["User.DeleteRestore.All", "User.ReadWrite.All"];
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
} as const satisfies Record<string, Requirement>;

export function isPermitted({ kind, permissions }: Caller, requirement: Requirement): boolean {
  const sufficient = kind === "user" ? requirement.delegated : requirement.application;
  return sufficient.some((permission) => permissions.has(permission));
}

/** @throws GraphRefusal 403 Authorization_RequestDenied */
export function demand(caller: Caller, requirement: Requirement): void {
  if (!isPermitted(caller, requirement)) throw accessDenied();
}

export function hasRole(caller: Caller, ...roles: readonly (keyof typeof ROLES)[]): boolean {
  return caller.kind === "user" && roles.some((role) => caller.user.roles.includes(ROLES[role]));
}

export function isGuest(caller: Caller): boolean {
  return caller.kind === "user" && caller.user.userType === "Guest";
}

function same(permissions: readonly string[]): Requirement {
  return { delegated: permissions, application: permissions };
}
