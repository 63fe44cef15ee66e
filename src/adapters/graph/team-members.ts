import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { GuestId, PersonId } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Actor, PersonActor } from "../../ports/identity.ts";
import type { AddOutcome, OwnedTeam, RemoveOutcome, TeamMembers } from "../../ports/team-members.ts";
import { ask } from "./requests/ask.ts";
import { challengeIn, expectAnswer, isChallenge, refused } from "./requests/graph-answer.ts";
import type { GraphAnswer } from "./requests/graph-answer.ts";
import type { GraphClient } from "./requests/graph-client.ts";
import { query } from "./requests/odata.ts";

interface Options {
  readonly graph: GraphClient;
  /** For the link to the user in the body of the request: it must lead to this cloud's Graph. */
  readonly graphRoot: string;
  readonly clock: Pick<Clock, "now">;
}

/** A team has at most 100 owners (Microsoft: Limits and specifications for Microsoft Teams), which is one page. */
const owners = z.object({ value: z.array(z.object({ id: z.string() })) });
const groups = z.object({ value: z.array(z.string()) });
const members = z.object({ value: z.array(z.object({ id: z.string(), userId: z.string().nullish() })) });
const ownedTeams = z.object({ value: z.array(z.object({ id: z.string(), displayName: z.string().nullish() })) });
const settings = z.object({ value: z.array(z.object({ values: z.array(z.object({ name: z.string(), value: z.string() })) })) });

/** For how long a member isn't added again: Graph may not show a new member at once. */
const rememberedFor = 60_000;
const mostRemembered = 1_000;

export function createTeamMembers({ graph, graphRoot, clock }: Options): TeamMembers {
  const perf = { now: (): number => Date.parse(clock.now()) };
  const added = new LRUCache<string, true>({ max: mostRemembered, ttl: rememberedFor, ttlResolution: 0, perf });
  const waiting = new Map<string, Promise<unknown>>();

  async function add(actor: Actor, groupId: string, user: GuestId): Promise<AddOutcome> {
    if (added.has(`${groupId}/${user}`) || (await isMember(graph, groupId, user)) === true) return { kind: "already-member" };
    // not retried: a time-out here may have worked, and the next press finds the member
    const outcome = outcomeOf(await ask(graph, { actor, path: `${team(groupId)}/members`, body: memberBody(graphRoot, user) }));
    if (outcome.kind === "added") added.set(`${groupId}/${user}`, true);
    return outcome;
  }

  return {
    /**
     * One call after the other for each team and member: of two presses at the same time, the second finds the member that the first added.
     */
    async add(actor, groupId, user) {
      const key = `${groupId}/${user}`;
      const before = waiting.get(key) ?? Promise.resolve();
      const mine = before.then(
        () => add(actor, groupId, user),
        () => add(actor, groupId, user),
      );
      waiting.set(key, mine);
      try {
        return await mine;
      } finally {
        if (waiting.get(key) === mine) waiting.delete(key);
      }
    },
    async remove(actor, groupId, user) {
      added.delete(`${groupId}/${user}`);
      return remove(graph, actor, { groupId, user });
    },
    async owners(groupId) {
      const path = `/groups/${encodeURIComponent(groupId)}/owners${query({ $select: "id", $top: "100" })}`;
      const answer = await ask(graph, { actor: { kind: "app" }, path });
      if (isRefused(answer)) return "not-checked";
      return expectAnswer(owners, answer, "owners of a team").value.map(({ id }) => id.toLowerCase() as PersonId);
    },
    has: (groupId, user) => isMember(graph, groupId, user),
    ownedBy: (actor) => ownedBy(graph, actor),
    allowsGuests: (groupId) => allowsGuests(graph, groupId),
  };
}

const team = (groupId: string): string => `/teams/${encodeURIComponent(groupId)}`;

/** Microsoft: Add member to team. No roles: Teams itself makes a guest of the tenant a guest of the team. */
function memberBody(graphRoot: string, user: GuestId) {
  return {
    "@odata.type": "#microsoft.graph.aadUserConversationMember",
    roles: [],
    "user@odata.bind": `${graphRoot}/v1.0/users('${encodeURIComponent(user)}')`,
  };
}

/**
 * Graph answers 201 for a user who is already a member (microsoft-graph-docs #9303), so this asks first, as the app. If the app may not
 * ask, counts as no member.
 */
async function isMember(graph: GraphClient, groupId: string, user: GuestId): Promise<boolean | "not-checked"> {
  const path = `/users/${encodeURIComponent(user)}/checkMemberGroups`;
  const answer = await ask(graph, { actor: { kind: "app" }, path, body: { groupIds: [groupId] }, idempotent: true });
  if (isRefused(answer)) return "not-checked";
  return expectAnswer(groups, answer, "checkMemberGroups").value.length > 0;
}

/** Teams names a membership by an id of its own, so it is looked up first. */
async function remove(graph: GraphClient, actor: Actor, { groupId, user }: { groupId: string; user: GuestId }): Promise<RemoveOutcome> {
  if (actor.kind === "app") {
    return removed(
      await ask(graph, {
        actor,
        path: `/groups/${encodeURIComponent(groupId)}/members/${encodeURIComponent(user)}/$ref`,
        method: "DELETE",
      }),
    );
  }
  const filter = `(microsoft.graph.aadUserConversationMember/userId eq '${user}')`;
  const found = await ask(graph, { actor, path: `${team(groupId)}/members${query({ $filter: filter })}` });
  if (found.status >= 300) return removed(found);
  const membership = expectAnswer(members, found, "members of a team").value.find(({ userId }) => userId?.toLowerCase() === user);
  if (!membership) return { kind: "not-member" };
  return removed(await ask(graph, { actor, path: `${team(groupId)}/members/${encodeURIComponent(membership.id)}`, method: "DELETE" }));
}

function removed(answer: GraphAnswer): RemoveOutcome {
  const outcome = outcomeOf(answer);
  if (outcome.kind === "added") return { kind: "removed" };
  return outcome.kind === "not-found" || outcome.kind === "already-member" || outcome.kind === "guests-forbidden"
    ? { kind: "not-member" }
    : outcome;
}

async function ownedBy(graph: GraphClient, actor: PersonActor): Promise<readonly OwnedTeam[] | "not-checked"> {
  const choice = { $select: "id,displayName", $filter: "resourceProvisioningOptions/Any(x:x eq 'Team')", $top: "25" };
  const answer = await ask(graph, { actor, path: `/me/ownedObjects/microsoft.graph.group${query(choice)}` });
  if (isRefused(answer)) return "not-checked";
  return expectAnswer(ownedTeams, answer, "owned teams").value.map(({ id, displayName }) => ({ groupId: id, name: displayName ?? "" }));
}

/** No setting means allowed; a setting of the group and one of the tenant must both allow it. */
async function allowsGuests(graph: GraphClient, groupId: string): Promise<boolean | "not-checked"> {
  const paths = [`/groups/${encodeURIComponent(groupId)}/settings`, "/groupSettings"];
  const answers = await Promise.all(paths.map((path) => ask(graph, { actor: { kind: "app" }, path })));
  if (answers.some(isRefused)) return "not-checked";
  const values = answers.flatMap((answer) => expectAnswer(settings, answer, "group settings").value.flatMap((one) => one.values));
  return !values.some(({ name, value }) => name === "AllowToAddGuests" && value.toLowerCase() === "false");
}

function isRefused({ status }: GraphAnswer): boolean {
  return status >= 400 && status < 500 && status !== 429;
}

function challenged(answer: GraphAnswer): AddOutcome {
  const claims = challengeIn(answer);
  return { kind: "strong-auth-needed", ...(claims !== undefined && { claims }) };
}

function outcomeOf(answer: GraphAnswer): AddOutcome {
  const { status, requestId } = answer;
  if (status < 300) return { kind: "added" };
  if (isChallenge(answer)) return challenged(answer);
  if (status === 401 || status === 403) return { kind: "not-permitted" };
  if (status === 404) return { kind: "not-found" };
  if (isRefused(answer)) return { kind: "refused", ...(requestId !== undefined && { remoteId: requestId }) };
  throw refused(answer, "adding to a team");
}
