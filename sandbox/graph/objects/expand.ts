import type { StoredUser } from "../../directory/tenant-user.ts";
import type { Caller } from "../request/caller.ts";
import { findObject, presentObject, rolesOf, type DirectoryObject } from "./directory-objects.ts";
import { badRequest } from "../request/errors.ts";
import type { GraphVersion } from "../request/graph-env.ts";
import type { QueryOptions } from "../request/query-options.ts";
import { unknownProperty } from "../lists/resource-type.ts";
import { findUserProperty } from "../find-users/user-properties.ts";

type Navigation = "manager" | "sponsors" | "memberOf";

interface Expansion {
  readonly navigation: Navigation;
  readonly names: readonly string[] | undefined;
}

const NAVIGATIONS: readonly Navigation[] = ["manager", "sponsors", "memberOf"];
/** Microsoft: Paging. Further objects are left out, and no link leads to them. */
const MAX_EXPANDED = 20;

/** `$expand=sponsors` or `$expand=manager($select=id,displayName)`: only one per request. @throws GraphRefusal 400 */
export function readExpansion(options: QueryOptions): Expansion | undefined {
  const text = options.get("$expand");
  if (text === undefined) return undefined;
  const parts = /^(\w+)(?:\(\$select=([\w,]+)\))?$/.exec(text);
  const navigation = NAVIGATIONS.find((each) => each === parts?.[1]);
  if (!parts) throw badRequest(`Parsing OData Select and Expand failed: Syntax error in '${text}'.`);
  if (!navigation) throw unknownProperty(parts[1] ?? "", "user");
  const names = parts[2]?.split(",");
  const unknown = names?.find((name) => !findUserProperty(name));
  if (unknown !== undefined) throw unknownProperty(unknown, "directoryObject");
  return { navigation, names };
}

/** G114: The property that an expansion adds. It is left out if the user has no manager. */
export function expand(
  graph: GraphVersion,
  caller: Caller,
  user: StoredUser,
  expansion: Expansion | undefined,
): Readonly<Record<string, unknown>> {
  if (!expansion) return {};
  const objects = OBJECTS[expansion.navigation](graph, user).slice(0, MAX_EXPANDED);
  const shown = objects.map((object) => presentObject(object, caller, expansion.names));
  if (expansion.navigation !== "manager") return { [expansion.navigation]: shown };
  return shown[0] ? { manager: shown[0] } : {};
}

const OBJECTS: Readonly<Record<Navigation, (graph: GraphVersion, user: StoredUser) => readonly DirectoryObject[]>> = {
  manager: (graph, { manager }) => objectsOf(graph, manager === null ? [] : [manager]),
  sponsors: (graph, { sponsors }) => objectsOf(graph, sponsors),
  memberOf: ({ tenant }, user) => [
    ...rolesOf(user),
    ...tenant.groups.directGroupsOf(user.id).map((group) => ({ kind: "group" as const, group })),
  ],
};

/** The objects that still exist. */
export function objectsOf(graph: GraphVersion, ids: readonly string[]): readonly DirectoryObject[] {
  return ids.flatMap((id) => findObject(graph, id) ?? []);
}
