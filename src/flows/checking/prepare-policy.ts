import { applyPolicy } from "../../domain/policy/apply-policy.ts";
import { domainOf } from "../../domain/email.ts";
import { isChannel } from "../../domain/is-channel.ts";
import type { Invitation, InviteOptions } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import type { Policy, PolicyDecision, PolicyFacts } from "../../domain/policy/policy.ts";
import { channelOf } from "../../domain/visibility.ts";
import type { Preflight } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "policy" | "membership" | "teams" | "log">;

/** As much of a request as rules ask about. */
interface Wanted {
  readonly email: string;
  readonly requester: Pick<Person, "id">;
  readonly home: Pick<Invitation["home"], "conversation">;
  readonly options: Pick<InviteOptions, "userType">;
}

/**
 * Asks the company's policy about a request. Reads beforehand what the rules want to know and the preflight doesn't tell, so it
 * runs beside it: the requester's groups and the home's team, each only if a rule names some. Nothing of it is kept.
 * @throws GuestlistError `directory-unavailable`, `teams-unavailable` or `throttled`.
 */
export async function preparePolicy(ports: Needs, wanted: Wanted): Promise<(preflight: Preflight) => PolicyDecision> {
  const policy = await ports.policy.current();
  const factsWith = await gatherFacts(ports, policy, wanted);
  return ({ requester }) => applyPolicy(policy, factsWith(requester));
}

/** What a policy's rules want to know of a request, but for what the preflight tells of the requester. Throws as {@link preparePolicy}. */
export async function gatherFacts(
  ports: Needs,
  policy: Policy,
  wanted: Wanted,
): Promise<(requester: Preflight["requester"]) => PolicyFacts> {
  const [groups, homes] = await Promise.all([groupsOf(ports, policy, wanted), homesOf(ports, policy, wanted)]);
  if (groups === "not-checked" || homes === "not-checked") {
    ports.log.warn("policy-not-checked", { person: wanted.requester.id, groups: told(groups), homes: told(homes) });
  }
  const partnerDomain = domainOf(wanted.email);
  const inviteAs = wanted.options.userType === "Member" ? "member" : "guest";
  return (requester) => {
    const department = requester === "not-checked" ? requester : { name: requester.department };
    return { partnerDomain, groups, department, inviteAs, homes };
  };
}

const told = (fact: readonly string[] | "not-checked") => (fact === "not-checked" ? fact : "checked");

async function groupsOf({ membership }: Needs, { rules }: Policy, { requester }: Wanted): Promise<PolicyFacts["groups"]> {
  const named = new Set(rules.flatMap(({ when }) => when.requesterGroups ?? []));
  return named.size === 0 ? [] : membership.groupsOf(requester.id, [...named]);
}

/** A channel is known by its own id, and by its team's. Where the bot can't see the team, only rules about other things are safe. */
async function homesOf({ teams }: Needs, { rules }: Policy, { home }: Wanted): Promise<PolicyFacts["homes"]> {
  if (!isChannel(home.conversation)) return ["chat"];
  const channel = channelOf(home.conversation);
  if (!rules.some(({ when }) => when.homes?.some(isTeam))) return [channel];
  const place = await teams.describe(home.conversation);
  return place ? [channel, place.groupId.toLowerCase()] : "not-checked";
}

/** Rules name a team by its group's id; channels' ids are of another shape. */
function isTeam(home: string): boolean {
  return /^[\da-f]{8}-/i.test(home);
}
