import { z } from "zod";
import type { StoredUser } from "../../directory/tenant-user.ts";
import { accessDenied, badRequest, resourceNotFound } from "../request/errors.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { demand, mayAdministerUsers, REQUIREMENTS } from "../request/permissions.ts";
import { readQueryOptions } from "../request/query-options.ts";
import { readBody } from "../request/read-body.ts";
import { writableUser } from "../users/user.ts";

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
  demand(caller, REQUIREMENTS.writeTeamMembers);
  readQueryOptions(c.req.url, []);
  const team = graph.tenant.groups.get(pathParam(c, "id"));
  if (!team?.hasTeam) throw resourceNotFound(pathParam(c, "id"));
  const body = readBody(await c.req.text(), schema, () => "aadUserConversationMember");
  const mayChange = mayAdministerUsers(caller) || (caller.kind === "user" && team.owners.has(caller.user.id));
  if (!mayChange) throw accessDenied();
  if (body.roles.includes("owner") && !caller.permissions.has("TeamMember.ReadWrite.All")) throw accessDenied();
  const user = boundUser(graph, body["user@odata.bind"]);
  team.members.add(user.id);
  graph.tenant.events.emit("team", { groupId: team.id, userId: user.id });
  const context = `${graph.root()}/$metadata#teams('${team.id}')/members/$entity`;
  // G171
  return c.json({ "@odata.context": context, ...presentMember(graph, team.id, user, body.roles) }, 201);
}

/** `https://graph.microsoft.com/v1.0/users('{id or UPN}')` or `…/users/{id}` */
function boundUser(graph: GraphVersion, link: string): StoredUser {
  const parts = /^https:\/\/[^/]+\/(?:v1\.0|beta)\/users(?:\('([^']+)'\)|\/([^/]+))$/.exec(link);
  const key = parts?.[1] ?? parts?.[2];
  if (key === undefined) throw badRequest("Bad Request: invalid user odata bind in the request payload.");
  return writableUser(graph, decodeURIComponent(key)).user;
}

function presentMember({ tenant }: GraphVersion, groupId: string, user: StoredUser, roles: readonly string[]) {
  return {
    "@odata.type": "#microsoft.graph.aadUserConversationMember",
    id: Buffer.from(`MCMjMjMj${tenant.id}##${groupId}##${user.id}`).toString("base64"),
    // G106
    roles: user.userType === "Guest" ? ["guest"] : roles.filter((role) => role === "owner"),
    displayName: user.displayName,
    visibleHistoryStartDateTime: "0001-01-01T00:00:00Z",
    userId: user.id,
    email: user.mail,
    tenantId: tenant.id,
  };
}
