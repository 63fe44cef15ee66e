import { uncoveredNames } from "./microsoft-names.ts";
import { ruleCovers } from "./rule-covers.ts";
import { approverSet } from "./policy.ts";
import type { ApproverSet, Policy, PolicyRule } from "./policy.ts";

/** Something in a policy that is valid but probably a mistake. */
export type PolicyOddity =
  /** Whenever all facts are known and `rule` applies, `by` is chosen instead: it denies, or stands earlier. */
  | { readonly kind: "never-decides"; readonly rule: string; readonly by: string; readonly byDeny: boolean }
  /** The rule denies a company by its own domain, but not by these names of it at Microsoft. */
  | { readonly kind: "other-names"; readonly rule: string; readonly names: readonly string[] }
  /** The set has only one person: nobody can decide that person's own requests. */
  | { readonly kind: "one-approver"; readonly set: string }
  /** The set is mentioned by a tag. A tag belongs to one team, but the policy names no channel. */
  | { readonly kind: "tag-without-channel"; readonly set: string }
  | { readonly kind: "unused-set"; readonly set: string }
  /** Requests lapse before the reminder or escalation is due. */
  | { readonly kind: "too-late"; readonly what: "remind" | "escalate"; readonly after: number; readonly lapseAfter: number }
  | { readonly kind: "nobody-administers" };

/** All oddities, in the order of the file. */
export function policyOddities(policy: Policy): readonly PolicyOddity[] {
  const { approvals, admins } = policy;
  const { escalate, lapseAfter, remindAfter } = approvals;
  const hasAdmin = admins.directoryRoles || admins.people.length > 0 || admins.group !== undefined;
  return [
    ...policy.rules.flatMap((rule, index) => outrun(policy.rules, rule, index)),
    ...policy.rules.flatMap((rule) => otherNames(policy, rule)),
    ...policy.approvers.flatMap((set) => ofSet(policy, set)),
    ...tooLate("remind", remindAfter, lapseAfter),
    ...(escalate ? tooLate("escalate", escalate.after, lapseAfter) : []),
    ...(hasAdmin ? [] : [{ kind: "nobody-administers" } as const]),
  ];
}

/** Comparing the numbers is enough: so many working days are never shorter than as many days. */
function tooLate(what: "remind" | "escalate", after: number, lapseAfter: number): readonly PolicyOddity[] {
  return after >= lapseAfter ? [{ kind: "too-late", what, after, lapseAfter }] : [];
}

/**
 * The sets that decide about something: those of the rules, the default one (the tenant may require approval, too), and the one for
 * escalation.
 */
export function setsInUse(policy: Policy): readonly ApproverSet[] {
  const { rules, otherwise, approvals } = policy;
  const named = [
    approvals.approvers,
    ...rules.flatMap(({ approvers }) => approvers ?? []),
    otherwise.approvers ?? [],
    approvals.escalate?.to ?? [],
  ];
  return [...new Set(named.flat())].map((name) => approverSet(policy, name));
}

function outrun(rules: readonly PolicyRule[], rule: PolicyRule, index: number): readonly PolicyOddity[] {
  const before = rules.slice(0, index);
  const denies = (rule.verdict === "deny" ? before : rules).filter(({ verdict }) => verdict === "deny");
  const others = rule.verdict === "deny" ? [] : before.filter(({ verdict }) => verdict !== "deny");
  const by = [...denies, ...others].find(({ when }) => ruleCovers(when, rule.when));
  return by ? [{ kind: "never-decides", rule: rule.name, by: by.name, byDeny: by.verdict === "deny" }] : [];
}

function otherNames(policy: Policy, rule: PolicyRule): readonly PolicyOddity[] {
  const names = rule.verdict === "deny" ? uncoveredNames(policy, rule) : [];
  return names.length > 0 ? [{ kind: "other-names", rule: rule.name, names }] : [];
}

function ofSet(policy: Policy, set: ApproverSet): readonly PolicyOddity[] {
  const { name: called, who, tag } = set;
  const isUsed = setsInUse(policy).includes(set);
  if (!isUsed) return who.kind === "team" ? [] : [{ kind: "unused-set", set: called }];
  const isAlone = who.kind === "people" && new Set(who.people).size === 1;
  return [
    ...(isAlone ? [{ kind: "one-approver", set: called } as const] : []),
    ...(tag && policy.approvals.channel === undefined ? [{ kind: "tag-without-channel", set: called } as const] : []),
  ];
}
