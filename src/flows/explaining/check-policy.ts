import type { ConversationId, PersonId } from "../../domain/ids.ts";
import { mayInvite, rolesMatter } from "../../domain/policy/may-invite.ts";
import type { InvitePolicy } from "../../domain/policy/may-invite.ts";
import { setsInUse } from "../../domain/policy/policy-oddities.ts";
import type { ApproverSet, GroupId, Policy } from "../../domain/policy/policy.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { findApprovalsPlace } from "../who/find-approvals-place.ts";
import { listDeciders, usersOf } from "../who/list-deciders.ts";
import type { Decider, Deciders } from "../who/list-deciders.ts";

type Needs = Pick<Ports, "conversations" | "directory" | "membership" | "policy" | "settings" | "teams" | "terms">;

/** Where a policy names a group. */
const groupUses = ["rules", "approvers", "admins", "users"] as const;
export type GroupUse = (typeof groupUses)[number];

/** A conflict with the tenant: the policy is valid, but won't do what it says. */
export type PolicyWarning =
  /** The app lacks GroupMember.Read.All: each condition about a group counts as unknown. */
  | { readonly kind: "groups-hidden"; readonly uses: readonly GroupUse[] }
  /** The group doesn't exist, or nobody is in it. */
  | { readonly kind: "group-empty"; readonly group: GroupId; readonly uses: readonly GroupUse[] }
  /** The app lacks User.Read.All; `departments`: a rule asks for one, which then counts as unknown. */
  | { readonly kind: "users-hidden"; readonly departments: boolean }
  | {
      readonly kind: "person-unknown" | "person-is-guest";
      readonly person: PersonId;
      readonly name: string;
      readonly of: "admins" | ApproverSet;
    }
  /** No approvals channel is set: requests that need approval can't be decided. */
  | { readonly kind: "no-approvals-channel" }
  | { readonly kind: "channel-unknown"; readonly channel: ConversationId }
  /** The set is empty, or `alone` is its only member, whose own requests nobody can decide. */
  | { readonly kind: "nobody-decides"; readonly set: ApproverSet; readonly alone?: string }
  /** The tenant lets nobody invite, so no approval helps. */
  | { readonly kind: "nobody-may-invite" }
  /** The app lacks Policy.Read.All. */
  | { readonly kind: "invite-policy-hidden" }
  /** Graph will refuse the approvals of these people: always where people invite as themselves; where the app invites, if the requester may not invite either. */
  | { readonly kind: "may-not-invite"; readonly set: ApproverSet; readonly names: readonly string[]; readonly hidden: boolean };

/**
 * Checks a policy against the tenant. Changes nothing.
 * @throws GuestlistError `directory-unavailable`, `teams-unavailable`, `throttled`, or what the identity port throws for the app's token.
 */
export async function checkPolicy(ports: Needs, policy: Policy): Promise<readonly PolicyWarning[]> {
  const found = await Promise.all([checkGroups(ports, policy), checkUsers(ports, policy), checkPlace(ports), checkTenant(ports)]);
  const isReadable = !found.flat().some(({ kind }) => kind === "users-hidden");
  return [...found.flat(), ...(isReadable ? await checkSets(ports, policy) : [])];
}

async function checkGroups({ membership }: Needs, policy: Policy): Promise<readonly PolicyWarning[]> {
  const groups = [...groupsIn(policy)];
  const looked = await Promise.all(groups.map(async ([group, uses]) => ({ group, uses, people: await membership.peopleIn(group, 1) })));
  const hidden = looked.filter(({ people }) => people === "not-checked").flatMap(({ uses }) => uses);
  return [
    ...(hidden.length > 0 ? [{ kind: "groups-hidden", uses: groupUses.filter((use) => hidden.includes(use)) } as const] : []),
    ...looked.filter(({ people }) => people.length === 0).map(({ group, uses }) => ({ kind: "group-empty", group, uses }) as const),
  ];
}

function groupsIn({ rules, approvers, admins, users }: Policy): ReadonlyMap<GroupId, readonly GroupUse[]> {
  const named: Readonly<Record<GroupUse, readonly GroupId[]>> = {
    rules: rules.flatMap(({ when }) => when.requesterGroups ?? []),
    approvers: approvers.flatMap(({ who }) => (who.kind === "group" ? who.group : [])),
    admins: admins.group === undefined ? [] : [admins.group],
    users: users.groups,
  };
  const uses = groupUses.flatMap((use) => named[use].map((group) => ({ group, use })));
  const byGroup = Map.groupBy(uses, ({ group }) => group);
  return new Map([...byGroup].map(([group, all]) => [group, [...new Set(all.map(({ use }) => use))]]));
}

/** Checks that the people in the policy exist, if the app may read users at all. */
async function checkUsers(ports: Needs, { rules, admins, approvers }: Policy): Promise<readonly PolicyWarning[]> {
  const named = [
    ...admins.people.map((person) => ({ person, of: "admins" as const })),
    ...approvers.flatMap((set) => (set.who.kind === "people" ? set.who.people.map((person) => ({ person, of: set })) : [])),
  ];
  const users = await usersIfReadable(ports, [...named.map(({ person }) => person), unknownPerson]);
  if (!users) return [{ kind: "users-hidden", departments: rules.some(({ when }) => when.requesterDepartments !== undefined) }];
  return named.flatMap(({ person, of }): PolicyWarning[] => {
    const user = users.get(person);
    if (!user) return [{ kind: "person-unknown", person, name: person, of }];
    return user.userType === "Guest" ? [{ kind: "person-is-guest", person, name: user.displayName, of }] : [];
  });
}

/** Always looked up, too, so that a missing permission is found even if the policy names no person. */
const unknownPerson = "00000000-0000-0000-0000-000000000000" as PersonId;

async function usersIfReadable(ports: Needs, ids: readonly PersonId[]) {
  try {
    return await usersOf(ports, ids);
  } catch (error) {
    if (isGuestlistError(error, "directory-refused")) return undefined;
    throw error;
  }
}

async function checkPlace(ports: Needs): Promise<readonly PolicyWarning[]> {
  const place = await findApprovalsPlace(ports);
  if (!place) return [{ kind: "no-approvals-channel" }];
  const someone = await ports.teams.members(place.channel, 1);
  return someone.length > 0 ? [] : [{ kind: "channel-unknown", channel: place.channel }];
}

async function checkTenant({ membership }: Needs): Promise<readonly PolicyWarning[]> {
  const allows = await membership.invitePolicy();
  if (allows === "not-checked") return [{ kind: "invite-policy-hidden" }];
  return allows === "none" ? [{ kind: "nobody-may-invite" }] : [];
}

async function checkSets(ports: Needs, policy: Policy): Promise<readonly PolicyWarning[]> {
  const [place, allows] = await Promise.all([findApprovalsPlace(ports), ports.membership.invitePolicy()]);
  const sets = setsInUse(policy);
  const looked = await Promise.all(sets.map(async (set) => ({ set, deciders: await listDeciders(ports, set, place?.channel) })));
  const checked = await Promise.all(
    looked.map(async ({ set, deciders }) => [...aloneWarnings(set, deciders), ...(await inviteWarnings(ports, { set, deciders, allows }))]),
  );
  return checked.flat();
}

function aloneWarnings(set: ApproverSet, deciders: Deciders): readonly PolicyWarning[] {
  if (deciders.kind !== "people") return [];
  const [first, ...others] = deciders.people.filter(isMember);
  if (others.length > 0) return [];
  return [{ kind: "nobody-decides", set, ...(first && { alone: first.name }) }];
}

const isMember = ({ is }: Decider) => is === "member";

interface LookedAt {
  readonly set: ApproverSet;
  readonly deciders: Deciders;
  readonly allows: InvitePolicy | "not-checked";
}

/** Each person costs a call. */
const mostChecked = 20;

async function inviteWarnings({ membership }: Needs, { set, deciders, allows }: LookedAt): Promise<readonly PolicyWarning[]> {
  if (deciders.kind !== "people" || allows === "not-checked" || !rolesMatter(allows)) return [];
  const people = deciders.people.filter(isMember).slice(0, mostChecked);
  const known = await Promise.all(people.map(async ({ id, name }) => ({ name, roles: await membership.rolesOf(id) })));
  const names = known.flatMap(({ name, roles }) => (roles !== "not-checked" && !mayInvite(allows, roles) ? name : []));
  const hidden = known.some(({ roles }) => roles === "not-checked");
  return names.length === 0 && !hidden ? [] : [{ kind: "may-not-invite", set, names, hidden }];
}
