import { z } from "zod";
import type { PersonId } from "../../domain/ids.ts";
import type { GroupId } from "../../domain/policy/policy.ts";
import type { GroupMember } from "../../ports/membership.ts";
import { ask } from "./requests/ask.ts";
import { expectAnswer, isHidden } from "./requests/graph-answer.ts";
import type { GraphClient } from "./requests/graph-client.ts";
import { query } from "./requests/odata.ts";

/** Groups in one call (Microsoft: checkMemberGroups). */
const atOnce = 20;

/** More than a caller ever asks for: nested groups are in the list, too. */
const pageSize = "200";

const idsSchema = z.object({ value: z.array(z.string()) });

/** For people that the app may not read, Graph returns only type and id (Microsoft: Permissions overview, limited information). */
const membersSchema = z.object({
  value: z.array(
    z.object({ "@odata.type": z.string(), id: z.string(), displayName: z.string().nullish(), userType: z.string().nullish() }),
  ),
});

/** Which of these groups a person is in, also through other groups; asks for 20 at a time. */
export async function readGroupsOf(
  graph: GraphClient,
  person: PersonId,
  groups: readonly GroupId[],
): Promise<readonly GroupId[] | "not-checked"> {
  const parts = Array.from({ length: Math.ceil(groups.length / atOnce) }, (_, index) => groups.slice(index * atOnce, (index + 1) * atOnce));
  const found = await Promise.all(parts.map((part) => check(graph, person, part)));
  return found.some((part) => part === "not-checked") ? "not-checked" : found.flat();
}

async function check(graph: GraphClient, person: PersonId, groupIds: readonly GroupId[]): Promise<readonly GroupId[] | "not-checked"> {
  const path = `/users/${encodeURIComponent(person)}/checkMemberGroups`;
  const answer = await ask(graph, { actor: { kind: "app" }, path, body: { groupIds }, idempotent: true });
  if (isHidden(answer)) return "not-checked";
  if (answer.status === 404) return [];
  const ids = new Set(expectAnswer(idsSchema, answer, "groups of a person").value.map((id) => id.toLowerCase()));
  return groupIds.filter((id) => ids.has(id.toLowerCase()));
}

/**
 * Members of the tenant that are in a group, also through other groups. Not cast to people: that would read an index that may be out of
 * date (Microsoft: List group transitive members).
 */
export async function readPeopleIn(graph: GraphClient, group: GroupId, limit: number): Promise<readonly GroupMember[] | "not-checked"> {
  const options = query({ $select: "id,displayName,userType", $top: pageSize });
  const answer = await ask(graph, { actor: { kind: "app" }, path: `/groups/${encodeURIComponent(group)}/transitiveMembers${options}` });
  if (isHidden(answer)) return "not-checked";
  if (answer.status === 404) return [];
  const people = expectAnswer(membersSchema, answer, "members of a group").value.filter(isMember);
  const named = people.flatMap(({ id, displayName }) => (displayName ? [{ id: id.toLowerCase() as PersonId, name: displayName }] : []));
  return named.length < people.length ? "not-checked" : named.slice(0, limit);
}

function isMember({ "@odata.type": type, userType }: z.infer<typeof membersSchema>["value"][number]): boolean {
  return type === "#microsoft.graph.user" && userType !== "Guest";
}
