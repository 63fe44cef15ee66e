import { TEAM_TAGS, type TeamTag } from "../../directory/team-tags.ts";
import { answerCollection } from "../lists/collection.ts";
import { resourceNotFound } from "../request/errors.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { demand, REQUIREMENTS } from "../request/permissions.ts";
import type { ResourceType } from "../lists/resource-type.ts";

const TAG_TYPE: ResourceType<TeamTag> = {
  name: "teamworkTag",
  properties: new Map<string, (tag: TeamTag) => unknown>([
    ["id", ({ id }) => id],
    ["teamId", ({ teamId }) => teamId],
    ["displayName", ({ displayName }) => displayName],
    ["description", ({ description }) => description],
    ["memberCount", ({ members }) => members.length],
    ["tagType", () => "standard"],
  ]),
};

/**
 * G172: GET /teams/{id}/tags: an administrator finds the id of a tag here, so that the bot can mention it (Microsoft: List teamworkTags). @throws
 * GraphRefusal
 */
export function listTeamTags(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readTeamTags);
  const team = graph.tenant.groups.get(pathParam(c, "id"));
  if (!team?.hasTeam) throw resourceNotFound(pathParam(c, "id"));
  const items = TEAM_TAGS.filter(({ teamId }) => teamId === team.id);
  return answerCollection(graph, c, { items, type: TAG_TYPE, path: `teams/${team.id}/tags`, filterable: ["id", "displayName"] });
}
