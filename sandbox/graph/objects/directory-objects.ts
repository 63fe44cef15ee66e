import type { DirectoryGroup } from "../../directory/group-store.ts";
import type { StoredUser } from "../../directory/tenant-user.ts";
import { ROLES } from "../../directory/well-known.ts";
import type { Caller } from "../request/caller.ts";
import type { GraphVersion } from "../request/graph-env.ts";
import { GROUP_TYPE } from "./group-type.ts";
import { isPermitted, REQUIREMENTS } from "../request/permissions.ts";
import type { QueryOptions } from "../request/query-options.ts";
import { readNames } from "../request/query-options.ts";
import { present, unknownProperty, type ResourceType } from "../lists/resource-type.ts";
import { DEFAULT_PROPERTIES, findUserProperty, presentUser, readEverything, type ReadProperty } from "../find-users/user-properties.ts";

interface DirectoryRole {
  readonly templateId: string;
  readonly displayName: string;
}

/** The items of collections of `directoryObject`. */
export type DirectoryObject =
  | { readonly kind: "user"; readonly user: StoredUser }
  | { readonly kind: "group"; readonly group: DirectoryGroup }
  | { readonly kind: "directoryRole"; readonly role: DirectoryRole };

const ROLE_NAMES: ReadonlyMap<string, string> = new Map([
  [ROLES.globalAdministrator, "Global Administrator"],
  [ROLES.userAdministrator, "User Administrator"],
  [ROLES.guestInviter, "Guest Inviter"],
  [ROLES.helpdeskAdministrator, "Helpdesk Administrator"],
]);

const ROLE_TYPE: ResourceType<DirectoryRole> = {
  name: "directoryRole",
  properties: new Map<string, (role: DirectoryRole) => unknown>([
    // The role's own id differs from tenant to tenant; the template's is the same everywhere.
    ["id", ({ templateId }) => templateId.replace(/^.{8}/, "5a0d7b0c")],
    ["deletedDateTime", () => null],
    ["description", ({ displayName }) => `Members of the role ${displayName}.`],
    ["displayName", ({ displayName }) => displayName],
    ["roleTemplateId", ({ templateId }) => templateId],
  ]),
};

/** The directory roles of a user. */
export function rolesOf({ roles }: StoredUser): readonly DirectoryObject[] {
  return roles.map((templateId) => ({
    kind: "directoryRole",
    role: { templateId, displayName: ROLE_NAMES.get(templateId) ?? templateId },
  }));
}

/** A user or a group by id. */
export function findObject({ tenant }: Pick<GraphVersion, "tenant">, id: string): DirectoryObject | undefined {
  const user = tenant.users.get(id);
  if (user) return { kind: "user", user };
  const group = tenant.groups.get(id);
  return group && { kind: "group", group };
}

/** The properties in `$select`; one of the types must have each. @throws GraphRefusal 400 for a property that no type has. */
export function selectedOfAny(options: QueryOptions): readonly string[] | undefined {
  const names = readNames(options, "$select");
  const unknown = names?.find((name) => !findUserProperty(name) && !GROUP_TYPE.properties.has(name) && !ROLE_TYPE.properties.has(name));
  if (unknown !== undefined) throw unknownProperty(unknown, "directoryObject");
  return names;
}

/** The object with its type, for collections of several types. The properties of users are null for callers who may not read users. */
export function presentObject(object: DirectoryObject, caller: Caller, names: readonly string[] | undefined): Record<string, unknown> {
  const wanted = (all: readonly string[]) => names?.filter((name) => all.includes(name)) ?? all;
  const type = { "@odata.type": `#microsoft.graph.${object.kind}` };
  if (object.kind === "group") return { ...type, ...present(GROUP_TYPE, object.group, wanted([...GROUP_TYPE.properties.keys()])) };
  if (object.kind === "directoryRole") return { ...type, ...present(ROLE_TYPE, object.role, wanted([...ROLE_TYPE.properties.keys()])) };
  const own = names?.filter((name) => findUserProperty(name)) ?? DEFAULT_PROPERTIES;
  return { ...type, ...presentUser(object.user, own, readerOf(caller)) };
}

// G101
function readerOf(caller: Caller): ReadProperty {
  const seesUsers = isPermitted(caller, REQUIREMENTS.readAllProperties);
  return (user, name) => (seesUsers || name === "id" ? readEverything(user, name) : null);
}
