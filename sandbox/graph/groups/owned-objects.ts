import type { StoredUser } from "../../directory/tenant-user.ts";
import { linkTo, pageOf } from "../lists/collection.ts";
import { presentObject } from "../objects/directory-objects.ts";
import type { Caller } from "../request/caller.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { demand, isPermitted, REQUIREMENTS } from "../request/permissions.ts";
import { readQueryOptions } from "../request/query-options.ts";
import { myself, visibleUser } from "../users/user.ts";

/** GET /me/ownedObjects: the groups that the person owns (Microsoft: List ownedObjects). @throws GraphRefusal */
export function listMyOwnedObjects(graph: GraphVersion, c: GraphContext): Response {
  const user = myself(c.get("caller"));
  demand(c.get("caller"), REQUIREMENTS.readMyOwnedObjects);
  return answerOwned(graph, c, { user, path: "me/ownedObjects" });
}

/** GET /users/{key}/ownedObjects. @throws GraphRefusal */
export function listOwnedObjects(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readAllProperties);
  const { user } = visibleUser(graph, pathParam(c, "key"));
  return answerOwned(graph, c, { user, path: `users/${user.id}/ownedObjects` });
}

interface Owned {
  readonly user: StoredUser;
  /** After the version. */
  readonly path: string;
}

function answerOwned(graph: GraphVersion, c: GraphContext, { user, path }: Owned): Response {
  const options = readQueryOptions(c.req.url, ["$top", "$skiptoken"]);
  const owned = graph.tenant.groups.list().filter(({ owners }) => owners.has(user.id));
  const { page, next } = pageOf(owned, options);
  const caller = c.get("caller");
  return c.json({
    "@odata.context": `${graph.root()}/$metadata#directoryObjects`,
    ...(next === undefined ? {} : { "@odata.nextLink": linkTo(`${graph.root()}/${path}`, options, next) }),
    value: page.map((group) => shownTo(caller, presentObject({ kind: "group", group }, caller, undefined))),
  });
}

/** G199: Callers who may not read groups get only type and id; all other properties are null (Microsoft: List ownedObjects). */
function shownTo(caller: Caller, group: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (isPermitted(caller, REQUIREMENTS.readGroups)) return group;
  const isHidden = (name: string): boolean => name !== "@odata.type" && name !== "id";
  return Object.fromEntries(Object.entries(group).map(([name, value]) => [name, isHidden(name) ? null : value]));
}
