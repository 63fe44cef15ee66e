import type { ConversationId, PersonId } from "../../domain/ids.ts";
import { defaultPace } from "../../domain/pace/pace.ts";
import type { Bucket, Pace } from "../../domain/pace/pace.ts";
import { defaultPolicy, everybodyThere } from "../../domain/policy/policy.ts";
import type { ApproverSet, Policy, PolicyRule, RuleConditions } from "../../domain/policy/policy.ts";
import { readDomainPattern } from "./domain-pattern.ts";
import { weekdays } from "./policy-schema.ts";
import type { PolicyFile } from "./policy-schema.ts";

type Rule = PolicyFile["rules"][number];

/** Turns a policy file into the policy that it describes. */
export function toPolicy(file: PolicyFile): Policy {
  const { rules, otherwise, caps, pace, approvals, approvers, admins, users } = file;
  return {
    rules: rules.map(ruleOf),
    otherwise: given(otherwise ?? defaultPolicy.otherwise),
    caps: given(caps),
    pace: paceOf(pace),
    personLimits: pace.personLimits ?? defaultPolicy.personLimits,
    approvals: approvalsOf(approvals),
    approvers: approverSets(approvers),
    admins: given({ ...defaultPolicy.admins, ...given(admins), people: peopleOf(admins.people) }),
    ...optionsOf(file),
    users: { ...defaultPolicy.users, ...given(users) },
  };
}

type Options = Pick<Policy, "redirectHosts" | "personalMessage" | "cc" | "addToTeam">;

function optionsOf({ redirectHosts = [], personalMessage, cc, addToTeam }: PolicyFile): Options {
  return {
    redirectHosts: redirectHosts.flatMap((host) => readDomainPattern(host) ?? []),
    personalMessage: personalMessage ?? defaultPolicy.personalMessage,
    cc: cc ?? defaultPolicy.cc,
    addToTeam: addToTeam ?? defaultPolicy.addToTeam,
  };
}

function ruleOf({ when, ...rule }: Rule): PolicyRule {
  return { ...given(rule), when: conditionsOf(when) };
}

function conditionsOf({ partnerDomains, homes, ...when }: Rule["when"]): RuleConditions {
  return given({
    ...when,
    partnerDomains: partnerDomains?.flatMap((domain) => readDomainPattern(domain) ?? []),
    homes: homes?.map((home) => (home.startsWith("19:") ? home : home.toLowerCase())),
  });
}

function approvalsOf({ channel, weekend, ...approvals }: PolicyFile["approvals"]): Policy["approvals"] {
  const days = weekend?.map((day) => weekdays.indexOf(day));
  return { ...defaultPolicy.approvals, ...given({ ...approvals, weekend: days, channel: channel as ConversationId | undefined }) };
}

function paceOf({ person, tenant, perDay, betweenMailsSeconds }: PolicyFile["pace"]): Pace {
  return {
    person: bucketOf(person, defaultPace.person),
    tenant: bucketOf(tenant, defaultPace.tenant),
    perDay: perDay ?? defaultPace.perDay,
    betweenMails: betweenMailsSeconds ?? defaultPace.betweenMails,
  };
}

function bucketOf(written: PolicyFile["pace"]["person"], { atOnce, thenEvery }: Bucket): Bucket {
  return { atOnce: written?.atOnce ?? atOnce, thenEvery: written?.thenEverySeconds ?? thenEvery };
}

function approverSets(sets: PolicyFile["approvers"]): readonly ApproverSet[] {
  const own = Object.entries(sets).map(([name, { displayName, tag, ...members }]): ApproverSet => {
    return { name, ...given({ displayName, tag }), who: whoOf(members) };
  });
  return own.some(({ name }) => name === everybodyThere.name) ? own : [everybodyThere, ...own];
}

function whoOf({ group, people }: Pick<PolicyFile["approvers"][string], "group" | "people">): ApproverSet["who"] {
  if (group !== undefined) return { kind: "group", group };
  return people ? { kind: "people", people: peopleOf(people) } : { kind: "team" };
}

function peopleOf(people: readonly string[] = []): readonly PersonId[] {
  return people.map((id) => id as PersonId);
}

type Given<T> = { [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

/** Drops the properties that were left out: an optional property is absent, never undefined. */
function given<T extends object>(from: T): Given<T> {
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as Given<T>;
}
