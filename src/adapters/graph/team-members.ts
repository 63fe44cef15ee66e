import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { GuestId } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Actor } from "../../ports/identity.ts";
import type { AddOutcome, TeamMembers } from "../../ports/team-members.ts";
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

/** For how long a member isn't added again: Graph may not show a new member at once. */
const rememberedFor = 60_000;
const mostRemembered = 1_000;

export function createTeamMembers({ graph, graphRoot, clock }: Options): TeamMembers {
  const perf = { now: (): number => Date.parse(clock.now()) };
  const added = new LRUCache<string, true>({ max: mostRemembered, ttl: rememberedFor, ttlResolution: 0, perf });
  const waiting = new Map<string, Promise<unknown>>();

  async function add(actor: Actor, groupId: string, user: GuestId): Promise<AddOutcome> {
    if (added.has(`${groupId}/${user}`) || (await isMember(graph, groupId, user))) return { kind: "already-member" };
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
    async owns(groupId, person) {
      const path = `/groups/${encodeURIComponent(groupId)}/owners${query({ $select: "id", $top: "100" })}`;
      const answer = await ask(graph, { actor: { kind: "app" }, path });
      if (isRefused(answer)) return false;
      return expectAnswer(owners, answer, "owners of a team").value.some(({ id }) => id.toLowerCase() === person);
    },
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
async function isMember(graph: GraphClient, groupId: string, user: GuestId): Promise<boolean> {
  const path = `/users/${encodeURIComponent(user)}/checkMemberGroups`;
  const answer = await ask(graph, { actor: { kind: "app" }, path, body: { groupIds: [groupId] }, idempotent: true });
  if (isRefused(answer)) return false;
  return expectAnswer(groups, answer, "checkMemberGroups").value.length > 0;
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
