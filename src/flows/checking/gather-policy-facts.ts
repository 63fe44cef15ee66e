import { copyDomain } from "../../domain/copy-domain.ts";
import { domainOf } from "../../domain/email.ts";
import { isChannel } from "../../domain/is-channel.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { InviteOptions } from "../../domain/invite-options.ts";
import { landingHost } from "../../domain/landing-host.ts";
import { landingPageOf } from "../../domain/landing-page.ts";
import { isObjectId } from "../../domain/object-id.ts";
import type { Person } from "../../domain/person.ts";
import type { Policy, PolicyFacts } from "../../domain/policy/policy.ts";
import type { Preflight } from "../../domain/preflight.ts";
import { channelOf } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "membership" | "teams" | "log" | "terms">;

/** The parts of a request that the policy's rules use. */
interface Wanted {
  readonly email: string;
  readonly requester: Pick<Person, "id">;
  readonly home: Pick<Invitation["home"], "conversation">;
  readonly options: Pick<InviteOptions, "userType" | "cc" | "message" | "redirectUrl" | "sendMail">;
}

/**
 * Reads the facts that a policy's rules use: the requester's groups and the home's team, each only if a rule names one. The department
 * and the tenant's own domains come from the preflight, which runs at the same time. Nothing is stored.
 * @throws GuestlistError `directory-unavailable`, `teams-unavailable` or `throttled`.
 */
export async function gatherPolicyFacts(
  ports: Needs,
  policy: Policy,
  wanted: Wanted,
): Promise<(preflight: Pick<Preflight, "requester" | "tenant">) => PolicyFacts> {
  const [groups, homes] = await Promise.all([groupsOf(ports, policy, wanted), homesOf(ports, policy, wanted)]);
  if (groups === "not-checked" || homes === "not-checked") {
    ports.log.warn("policy-not-checked", { person: wanted.requester.id, groups: shownAs(groups), homes: shownAs(homes) });
  }
  return ({ requester, tenant }) => {
    const department = requester === "not-checked" ? requester : { name: requester.department };
    return { partnerDomain: domainOf(wanted.email), groups, department, homes, ...optionFacts(wanted, tenant, ports.terms) };
  };
}

/** A message and a copy are part of Microsoft's mail: without the mail nobody gets them. */
function optionFacts(
  { options }: Wanted,
  tenant: Preflight["tenant"],
  terms: Needs["terms"],
): Pick<PolicyFacts, "copyDomain" | "inviteAs" | "landing" | "hasMessage" | "hasCopy"> {
  const copy = copyDomain(options, tenant);
  return {
    ...(copy !== undefined && { copyDomain: copy }),
    inviteAs: options.userType === "Member" ? "member" : "guest",
    landing: landingHost(landingPageOf(options), tenant, terms),
    hasMessage: options.sendMail && options.message !== undefined,
    hasCopy: options.sendMail && options.cc !== undefined,
  };
}

const shownAs = (fact: readonly string[] | "not-checked") => (fact === "not-checked" ? fact : "checked");

async function groupsOf({ membership }: Needs, { rules }: Policy, { requester }: Wanted): Promise<PolicyFacts["groups"]> {
  const named = new Set(rules.flatMap(({ when }) => when.requesterGroups ?? []));
  return named.size === 0 ? [] : membership.groupsOf(requester.id, [...named]);
}

/**
 * The ids that a rule may use for the home: the channel's and its team's. If the bot can't see the team, the fact is unknown. An
 * explanation may name a whole team as the home.
 */
async function homesOf({ teams }: Needs, { rules }: Policy, { home: { conversation } }: Wanted): Promise<PolicyFacts["homes"]> {
  if (isTeam(conversation)) return [conversation.toLowerCase()];
  if (!isChannel(conversation)) return ["chat"];
  const channel = channelOf(conversation);
  if (!rules.some(({ when }) => when.homes?.some(isTeam))) return [channel];
  const place = await teams.describe(conversation);
  return place ? [channel, place.groupId.toLowerCase()] : "not-checked";
}

/** A team has the id of its group; the ids of channels and chats have another shape. */
function isTeam(home: string): boolean {
  return isObjectId(home);
}
