import { linkTo, pageOf } from "../lists/collection.ts";
import { presentObject, selectedOfAny } from "../objects/directory-objects.ts";
import { accessDenied, alreadyThere, requestBadRequest, resourceNotFound } from "../request/errors.ts";
import { objectsOf } from "../objects/expand.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { demand, mayAdministerUsers, REQUIREMENTS } from "../request/permissions.ts";
import { readQueryOptions } from "../request/query-options.ts";
import { readReference } from "../objects/reference.ts";
import { MAX_SPONSORS } from "../invitations/sponsors.ts";
import type { StoredUser } from "../../directory/tenant-user.ts";
import { visibleUser, writableUser } from "./user.ts";

/** GET /users/{key}/sponsors (Microsoft: Sponsors). @throws GraphRefusal */
export function listSponsors(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readSponsors);
  const options = readQueryOptions(c.req.url, ["$select", "$top", "$skiptoken"]);
  const names = selectedOfAny(options);
  const { user } = visibleUser(graph, pathParam(c, "key"));
  const { page, next } = pageOf(objectsOf(graph, user.sponsors), options);
  return c.json({
    "@odata.context": `${graph.root()}/$metadata#directoryObjects`,
    ...(next === undefined ? {} : { "@odata.nextLink": linkTo(`${graph.root()}/users/${user.id}/sponsors`, options, next) }),
    value: page.map((object) => presentObject(object, c.get("caller"), names)),
  });
}

/** G113: POST /users/{key}/sponsors/$ref: a user or a group, at most five. @throws GraphRefusal */
export async function addSponsor(graph: GraphVersion, c: GraphContext): Promise<Response> {
  const user = userToChange(graph, c);
  const sponsor = readReference(graph, await c.req.text());
  if (user.sponsors.includes(sponsor)) throw alreadyThere("sponsors");
  if (user.sponsors.length >= MAX_SPONSORS) throw requestBadRequest(`A user can have at most ${MAX_SPONSORS} sponsors.`);
  graph.tenant.users.update(user.id, { sponsors: [...user.sponsors, sponsor] });
  return c.body(null, 204);
}

/** DELETE /users/{key}/sponsors/{id}/$ref. @throws GraphRefusal */
export function removeSponsor(graph: GraphVersion, c: GraphContext): Response {
  const user = userToChange(graph, c);
  const sponsor = pathParam(c, "id").toLowerCase();
  if (!user.sponsors.includes(sponsor)) throw resourceNotFound(sponsor);
  graph.tenant.users.update(user.id, { sponsors: user.sponsors.filter((each) => each !== sponsor) });
  return c.body(null, 204);
}

function userToChange(graph: GraphVersion, c: GraphContext): StoredUser {
  const caller = c.get("caller");
  demand(caller, REQUIREMENTS.writeSponsors);
  readQueryOptions(c.req.url, []);
  if (!mayAdministerUsers(caller)) throw accessDenied();
  return writableUser(graph, pathParam(c, "key")).user;
}
