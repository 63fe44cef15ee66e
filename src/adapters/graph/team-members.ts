import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { GuestId } from "../../domain/ids.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Actor, PersonActor } from "../../ports/identity.ts";
import type { AddOutcome, RemoveOutcome, TeamMembers } from "../../ports/team-members.ts";
import type { BatchOptions } from "./requests/batch.ts";
import type { GraphClient, GraphRequest } from "./requests/graph-client.ts";
import { changeTeam } from "./teams/change-team.ts";
import { readGuestSettings } from "./teams/guest-settings.ts";
import { oneAfterTheOther } from "./teams/one-after-the-other.ts";
import { readOwnedTeams } from "./teams/owned-teams.ts";
import { addOutcome, removeOutcome } from "./teams/team-outcome.ts";
import { findMembership, isInGroup, readOwners, teamPath } from "./teams/team-roster.ts";
import type { Membership } from "./teams/team-roster.ts";

interface Options extends BatchOptions {
  readonly clock: Pick<Clock, "now">;
}

interface Member {
  readonly groupId: string;
  readonly user: GuestId;
}

/** For how long a member isn't added again, as Graph may not show a new member at once; and for how long a team's settings are kept. */
const keptFor = 60_000;
const mostKept = 1_000;

const created = z.object({ id: z.string() });

/** Members and owners of teams in Graph: people act by Teams' own calls, the app by the group (Microsoft: Add member to team). */
export function createTeamMembers({ graph, retry, clock }: Options): TeamMembers {
  const perf = { now: (): number => Date.parse(clock.now()) };
  const forAMinute = { max: mostKept, ttl: keptFor, ttlResolution: 0, perf };
  const added = new LRUCache<string, true>(forAMinute);
  const allowing = new LRUCache<string, boolean | "not-checked">(forAMinute);
  /** The ids of memberships that were made here: not everybody who may remove them may look them up. */
  const memberships = new LRUCache<string, string>({ max: mostKept });
  const inTurn = oneAfterTheOther();

  /** Teams answers 201 for a user who is already a member (microsoft-graph-docs #9303), so this asks first. If the app may not ask: no. */
  async function add(actor: Actor, member: Member): Promise<AddOutcome> {
    const wasThere = added.has(keyOf(member)) || (await isInGroup(graph, member.groupId, member.user));
    if (wasThere === true) return { kind: "already-member" };
    const send = async () => sendOnce(actor, member);
    const outcome = await (wasThere === "not-checked" ? send() : orAddedAfterAll(graph, member, send));
    if (outcome.kind === "added") added.set(keyOf(member), true);
    return outcome;
  }

  async function sendOnce(actor: Actor, member: Member): Promise<AddOutcome> {
    const answer = await changeTeam(graph, addRequest(graph, actor, member));
    const outcome = addOutcome(answer);
    const membership = created.safeParse(answer.body);
    if (outcome.kind === "added" && membership.success) memberships.set(keyOf(member), membership.data.id);
    return outcome;
  }

  async function remove(actor: Actor, member: Member): Promise<RemoveOutcome> {
    added.delete(keyOf(member));
    if (actor.kind === "app") return removeOutcome(await changeTeam(graph, { actor, path: groupMember(member), method: "DELETE" }));
    const kept = memberships.get(keyOf(member));
    memberships.delete(keyOf(member));
    return removeAsPerson(graph, actor, member, kept);
  }

  return {
    /** One call after the other for each team and member: of two presses at the same time, the second finds the member that the first added. */
    add: async (actor, groupId, user) => inTurn(keyOf({ groupId, user }), () => add(actor, { groupId, user })),
    remove: async (actor, groupId, user) => inTurn(keyOf({ groupId, user }), () => remove(actor, { groupId, user })),
    async forget(groupId, user) {
      for (const kept of [added, memberships]) kept.delete(keyOf({ groupId, user }));
    },
    owners: (groupId) => readOwners(graph, groupId),
    /** Teams' own list, where the app may read it: the group's new members appear there later. */
    async has(groupId, user) {
      const membership = await findMembership(graph, { kind: "app" }, { groupId, user });
      return membership === "not-checked" ? isInGroup(graph, groupId, user) : membership.id !== undefined;
    },
    ownedBy: (actor) => readOwnedTeams({ graph, retry }, actor),
    async allowsGuests(groupId) {
      const known = allowing.get(groupId);
      if (known !== undefined) return known;
      const read = await readGuestSettings(graph, groupId);
      allowing.set(groupId, read);
      return read;
    },
  };
}

const keyOf = ({ groupId, user }: Member): string => `${groupId}/${user}`;

const groupMember = ({ groupId, user }: Member): string =>
  `/groups/${encodeURIComponent(groupId)}/members/${encodeURIComponent(user)}/$ref`;

/** Graph's answer may be lost, and the new member be there: who added them must be known, so that they can undo it. */
async function orAddedAfterAll(graph: GraphClient, { groupId, user }: Member, send: () => Promise<AddOutcome>): Promise<AddOutcome> {
  try {
    return await send();
  } catch (error) {
    if (!isGuestlistError(error, "directory-unavailable") || (await isInGroup(graph, groupId, user)) !== true) throw error;
    return { kind: "added" };
  }
}

function addRequest(graph: GraphClient, actor: Actor, { groupId, user }: Member): GraphRequest {
  if (actor.kind === "app") {
    const body = { "@odata.id": graph.link(`/directoryObjects/${encodeURIComponent(user)}`) };
    return { actor, path: `/groups/${encodeURIComponent(groupId)}/members/$ref`, body };
  }
  // no roles: Teams itself makes a guest of the tenant a guest of the team
  const body = {
    "@odata.type": "#microsoft.graph.aadUserConversationMember",
    roles: [],
    "user@odata.bind": graph.link(`/users('${encodeURIComponent(user)}')`),
  };
  return { actor, path: `${teamPath(groupId)}/members`, body };
}

/** Teams names a membership by an id of its own, which the app looks up, or else the person. */
async function removeAsPerson(graph: GraphClient, actor: PersonActor, member: Member, kept: string | undefined): Promise<RemoveOutcome> {
  const membership = kept === undefined ? await membershipOf(graph, actor, member) : { id: kept };
  if (membership === "not-checked") return { kind: "not-permitted" };
  if (membership.id === undefined) return { kind: "not-member" };
  const path = `${teamPath(member.groupId)}/members/${encodeURIComponent(membership.id)}`;
  return removeOutcome(await changeTeam(graph, { actor, path, method: "DELETE" }));
}

async function membershipOf(graph: GraphClient, actor: PersonActor, member: Member): Promise<Membership | "not-checked"> {
  const seenByApp = await findMembership(graph, { kind: "app" }, member);
  return seenByApp === "not-checked" ? findMembership(graph, actor, member) : seenByApp;
}
