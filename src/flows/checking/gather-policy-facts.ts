import { domainOf } from "../../domain/email.ts";
import { isChannel } from "../../domain/is-channel.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { InviteOptions } from "../../domain/invite-options.ts";
import { isObjectId } from "../../domain/object-id.ts";
import type { Person } from "../../domain/person.ts";
import type { Policy, PolicyFacts } from "../../domain/policy/policy.ts";
import type { Preflight } from "../../domain/preflight.ts";
import { channelOf } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "membership" | "teams" | "log">;

/** The parts of a request that the policy's rules ask about. */
interface Wanted {
  readonly email: string;
  readonly requester: Pick<Person, "id">;
  readonly home: Pick<Invitation["home"], "conversation">;
  readonly options: Pick<InviteOptions, "userType">;
}

/**
 * Looks up what a policy's rules ask about a request. The preflight tells the department, so this runs beside it: it reads the
 * requester's groups and the home's team, each only if a rule names one. Nothing of it is kept.
 * @throws GuestlistError `directory-unavailable`, `teams-unavailable` or `throttled`.
 */
export async function gatherPolicyFacts(
  ports: Needs,
  policy: Policy,
  wanted: Wanted,
): Promise<(requester: Preflight["requester"]) => PolicyFacts> {
  const [groups, homes] = await Promise.all([groupsOf(ports, policy, wanted), homesOf(ports, policy, wanted)]);
  if (groups === "not-checked" || homes === "not-checked") {
    ports.log.warn("policy-not-checked", { person: wanted.requester.id, groups: shownAs(groups), homes: shownAs(homes) });
  }
  const partnerDomain = domainOf(wanted.email);
  const inviteAs = wanted.options.userType === "Member" ? "member" : "guest";
  return (requester) => {
    const department = requester === "not-checked" ? requester : { name: requester.department };
    return { partnerDomain, groups, department, inviteAs, homes };
  };
}

const shownAs = (fact: readonly string[] | "not-checked") => (fact === "not-checked" ? fact : "checked");

async function groupsOf({ membership }: Needs, { rules }: Policy, { requester }: Wanted): Promise<PolicyFacts["groups"]> {
  const named = new Set(rules.flatMap(({ when }) => when.requesterGroups ?? []));
  return named.size === 0 ? [] : membership.groupsOf(requester.id, [...named]);
}

/**
 * The names under which a rule may know the home: a channel's own id and its team's. If the bot can't see the team, only rules about
 * other things are safe. An explanation may suppose a whole team as the home.
 */
async function homesOf({ teams }: Needs, { rules }: Policy, { home: { conversation } }: Wanted): Promise<PolicyFacts["homes"]> {
  if (isTeam(conversation)) return [conversation.toLowerCase()];
  if (!isChannel(conversation)) return ["chat"];
  const channel = channelOf(conversation);
  if (!rules.some(({ when }) => when.homes?.some(isTeam))) return [channel];
  const place = await teams.describe(conversation);
  return place ? [channel, place.groupId.toLowerCase()] : "not-checked";
}

/** A team is named by its group's id; the ids of channels and chats look different. */
function isTeam(home: string): boolean {
  return isObjectId(home);
}
