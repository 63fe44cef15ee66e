import { z } from "zod";
import type { StoredUser } from "../../directory/tenant-user.ts";
import type { Caller } from "../request/caller.ts";
import { accessDenied, badRequest, resourceNotFound, teamsForbidden } from "../request/errors.ts";
import type { GraphContext, GraphVersion } from "../request/graph-env.ts";
import { readQueryOptions } from "../request/query-options.ts";
import { readBody } from "../request/read-body.ts";
import { writableUser } from "../users/user.ts";
import { checkGuestAccess, checkGuestsAllowed, teamToChange } from "./team-access.ts";
import { presentTeamMember } from "./team-member-type.ts";

const schema = z.strictObject({
  "@odata.type": z.string().regex(/^#?microsoft\.graph\.aadUserConversationMember$/),
  roles: z.array(z.enum(["owner", "guest"])).default([]),
  "user@odata.bind": z.string(),
  visibleHistoryStartDateTime: z.string().nullish(),
});

/**
 * POST /teams/{id}/members (Microsoft: Add member to team): the answer gives a guest of the tenant the role "guest". @throws GraphRefusal
 */
export async function addTeamMember(graph: GraphVersion, c: GraphContext): Promise<Response> {
  const caller = c.get("caller");
  readQueryOptions(c.req.url, []);
  const team = teamToChange(graph, c);
  const body = readBody(await c.req.text(), schema, () => "aadUserConversationMember");
  if (body.roles.includes("owner") && !caller.permissions.has("TeamMember.ReadWrite.All")) throw accessDenied();
  const user = boundUser(graph, body["user@odata.bind"]);
  checkGuest(graph, caller, user);
  team.joinedGroupAt.delete(user.id);
  // G171
  if (!team.members.has(user.id)) {
    team.members.add(user.id);
    graph.tenant.events.emit("team", {
      groupId: team.id,
      userId: user.id,
      what: "added",
      by: caller.kind === "user" ? caller.user.id : null,
    });
  }
  const context = `${graph.root()}/$metadata#teams('${team.id}')/members/$entity`;
  const asOwner = body.roles.includes("owner") && user.userType !== "Guest";
  const shown = presentTeamMember(graph, team, user);
  return c.json({ "@odata.context": context, ...shown, ...(asOwner && { roles: ["owner"] }) }, 201);
}

/** `https://graph.microsoft.com/v1.0/users('{id or UPN}')` or `…/users/{id}` */
function boundUser(graph: GraphVersion, link: string): StoredUser {
  const parts = /^https:\/\/[^/]+\/(?:v1\.0|beta)\/users(?:\('([^']+)'\)|\/([^/]+))$/.exec(link);
  const key = parts?.[1] ?? parts?.[2];
  if (key === undefined) throw badRequest("Bad Request: invalid user odata bind in the request payload.");
  const { user } = writableUser(graph, decodeURIComponent(key));
  // G194
  if (user.userType === "Guest" && decodeURIComponent(key).toLowerCase() !== user.id) throw resourceNotFound(key);
  if (!user.accountEnabled) throw resourceNotFound(key);
  return user;
}

/** @throws GraphRefusal 403 */
function checkGuest({ tenant }: GraphVersion, caller: Caller, user: StoredUser): void {
  // G193
  if (caller.kind === "app" && user.userType === "Guest") throw teamsForbidden();
  checkGuestsAllowed(tenant, user);
  checkGuestAccess(tenant, user);
}
