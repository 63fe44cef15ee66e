import { z } from "zod";
import type { GuestId, PersonId } from "../../../domain/ids.ts";
import type { Actor } from "../../../ports/identity.ts";
import { ask } from "../requests/ask.ts";
import { expectAnswer } from "../requests/graph-answer.ts";
import type { GraphAnswer } from "../requests/graph-answer.ts";
import type { GraphClient } from "../requests/graph-client.ts";
import { query } from "../requests/odata.ts";

const app = { kind: "app" } as const;

/** Pages of 100 members (Microsoft: List members of team). A bigger team isn't read to its end. */
const mostPages = 10;

const ids = z.object({ value: z.array(z.string()) });
const objects = z.object({ value: z.array(z.object({ id: z.string() })) });
const member = z.object({ id: z.string(), roles: z.array(z.string()).nullish(), userId: z.string().nullish() });
type Member = z.output<typeof member>;
const page = z.object({ value: z.array(member), "@odata.nextLink": z.string().optional() });

export const teamPath = (groupId: string): string => `/teams/${encodeURIComponent(groupId)}`;

/** Teams' id of a membership; undefined if there is none. */
export interface Membership {
  readonly id: string | undefined;
}

/**
 * The id of a user's membership in a team, which Teams wants for removing it. The app reads it with the team's
 * own consent (TeamMember.Read.Group), a person with TeamMember.Read.All only.
 */
export async function findMembership(
  graph: GraphClient,
  actor: Actor,
  { groupId, user }: { readonly groupId: string; readonly user: GuestId },
): Promise<Membership | "not-checked"> {
  const $filter = `(microsoft.graph.aadUserConversationMember/userId eq '${user.replaceAll("'", "''")}')`;
  const members = await readMembers(graph, actor, `${teamPath(groupId)}/members${query({ $filter })}`);
  if (members === "not-checked") return members;
  return { id: members.find(({ userId }) => userId?.toLowerCase() === user.toLowerCase())?.id };
}

/** Whether the team's group has the user, in the directory. A user that it doesn't know yet is in no group. */
export async function isInGroup(graph: GraphClient, groupId: string, user: GuestId): Promise<boolean | "not-checked"> {
  const path = `/users/${encodeURIComponent(user)}/checkMemberGroups`;
  const answer = await ask(graph, { actor: app, path, body: { groupIds: [groupId] }, idempotent: true });
  if (answer.status === 404) return false;
  if (isRefused(answer)) return "not-checked";
  return expectAnswer(ids, answer, "checkMemberGroups").value.length > 0;
}

/**
 * The owners' ids, from the group (GroupMember.Read.All; one page, as a team has at most 100 owners), or else from Teams with the team's own
 * consent.
 */
export async function readOwners(graph: GraphClient, groupId: string): Promise<readonly PersonId[] | "not-checked"> {
  const path = `/groups/${encodeURIComponent(groupId)}/owners${query({ $select: "id", $top: "100" })}`;
  const answer = await ask(graph, { actor: app, path });
  if (isRefused(answer)) return ownersInRoster(graph, groupId);
  return expectAnswer(objects, answer, "owners of a team").value.map(({ id }) => personId(id));
}

async function ownersInRoster(graph: GraphClient, groupId: string): Promise<readonly PersonId[] | "not-checked"> {
  const members = await readMembers(graph, app, `${teamPath(groupId)}/members`);
  if (members === "not-checked") return members;
  return members.flatMap(({ roles, userId }) => (roles?.includes("owner") && userId ? [personId(userId)] : []));
}

/** The members on all pages, also after an empty one. */
async function readMembers(graph: GraphClient, actor: Actor, first: string): Promise<readonly Member[] | "not-checked"> {
  const found: Member[] = [];
  let path: string | undefined = first;
  for (let read = 0; path !== undefined; read += 1) {
    if (read === mostPages) return "not-checked";
    const answer: GraphAnswer = await ask(graph, { actor, path });
    if (isRefused(answer)) return "not-checked";
    const { value, "@odata.nextLink": next } = expectAnswer(page, answer, "members of a team");
    found.push(...value);
    path = next;
  }
  return found;
}

function personId(id: string): PersonId {
  return id.toLowerCase() as PersonId;
}

/** Whether Graph doesn't tell this: a permission is missing, or the team isn't there. */
export function isRefused({ status }: GraphAnswer): boolean {
  return status >= 400 && status < 500 && status !== 429;
}
