import type { ApproverSet, Policy, PolicyVerdict, TeamWish } from "../../domain/policy/policy.ts";
import { columns, counted, listed } from "../output.ts";

/** A policy in a few lines. */
export function policySummary(policy: Policy): readonly string[] {
  const { admins, caps, pace, users } = policy;
  return [
    "Rules: those that deny first, then in this order",
    ...columns([...policy.rules.map((rule) => [quoted(rule.name), answer(policy, rule)]), ["else", answer(policy, policy.otherwise)]]),
    "",
    "Approvers",
    ...columns(policy.approvers.map((set) => [quoted(set.name), describeSet(set)])),
    "",
    ...columns(
      [
        ["Approvals:", place(policy)],
        ["Times:", times(policy)],
        ["Limits:", limits(caps)],
        ["Pace:", paceOf(pace)],
        ["Landing:", landing(policy)],
        ["Mail:", mail(policy)],
        ["Team:", teamWords[policy.addToTeam]],
        ["Admins:", administrators(admins)],
        ["Users:", whoMay(users)],
      ],
      "",
    ),
  ];
}

export const quoted = (text: string) => `"${text}"`;

/** The people of a set, in the policy's own terms. */
export function describeSet({ displayName, who, tag }: ApproverSet): string {
  const called = displayName === undefined ? [] : [`called ${quoted(displayName)}`];
  const mentioned = tag ? [`mentioned by the tag ${quoted(tag.name)}`] : [];
  return [members(who), ...called, ...mentioned].join(", ");
}

function members(who: ApproverSet["who"]): string {
  switch (who.kind) {
    case "team":
      return "everybody in the team of the approvals channel";
    case "group":
      return `the group ${who.group}`;
    case "people":
      return counted(who.people.length, "person", "people");
  }
}

function answer({ approvals }: Policy, { verdict, approvers }: { readonly verdict: PolicyVerdict; readonly approvers?: string }): string {
  return verdict === "approve" ? `approve by ${quoted(approvers ?? approvals.approvers)}` : verdict;
}

function place({ approvals }: Policy): string {
  const where = approvals.channel === undefined ? "in the channel that was chosen in Teams" : `in the channel ${approvals.channel}`;
  return `${where}, by ${quoted(approvals.approvers)} unless a rule says otherwise`;
}

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const fromMonday = (day: number) => (day + 6) % 7;

function times({ approvals }: Policy): string {
  const { remindAfter, escalate, lapseAfter, timeZone, weekend } = approvals;
  const off = weekend.toSorted((a, b) => fromMonday(a) - fromMonday(b)).map((day) => weekdays[day] ?? "");
  return [
    `reminder after ${workingDays(remindAfter)}`,
    ...(escalate ? [`${quoted(escalate.to)} too after ${workingDays(escalate.after)}`] : []),
    `lapse after ${counted(lapseAfter, "day")}`,
    `${timeZone} with ${off.length > 0 ? `${listed(off)} off` : "no weekend"}`,
  ].join(", ");
}

const workingDays = (count: number) => counted(count, "working day");

function limits({ perDay, pending }: Policy["caps"]): string {
  const known = [
    ...(perDay === undefined ? [] : [`${perDay} within 24 hours`]),
    ...(pending === undefined ? [] : [`${pending} open at a time`]),
  ];
  return known.length > 0 ? `at most ${known.join(", ")}` : "no limit";
}

function paceOf({ person, tenant, perDay }: Policy["pace"]): string {
  const bucket = ({ atOnce, thenEvery }: Policy["pace"]["person"]) => `${atOnce} at once and then 1 in ${thenEvery} s`;
  return `${bucket(person)} for one person, ${bucket(tenant)} for all, ${perDay} within 24 hours`;
}

function landing({ redirectHosts }: Policy): string {
  const added = redirectHosts.length > 0 ? `${listed(redirectHosts)}, ` : "";
  return `${added}the tenant's own hosts and Microsoft's; others need approval by the default approvers`;
}

const restrictionWords: Readonly<Record<PolicyVerdict, string>> = { allow: "allowed", approve: "need approval", deny: "never" };

function mail({ personalMessage, cc }: Policy): string {
  return `personal messages ${restrictionWords[personalMessage]}, copies ${restrictionWords[cc]}`;
}

/** What becomes of a partner who is invited in a channel. */
export const teamWords: Readonly<Record<TeamWish, string>> = {
  ask: "the form in a channel offers to add the partner to its team",
  on: "a partner invited in a channel is added to its team",
  off: "nobody is added to a team with an invitation",
};

function administrators({ people, group, directoryRoles }: Policy["admins"]): string {
  const known = [
    ...(directoryRoles ? ["Global and User Administrators"] : []),
    ...(group === undefined ? [] : [`the group ${group}`]),
    ...(people.length > 0 ? [counted(people.length, "person", "people")] : []),
  ];
  return known.length > 0 ? known.join(", ") : "nobody";
}

function whoMay({ guests, groups }: Policy["users"]): string {
  const who = guests ? "members and guests of the tenant" : "members of the tenant";
  return groups.length > 0 ? `${who}, of the groups ${groups.join(", ")}` : who;
}
