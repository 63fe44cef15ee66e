import { comparable } from "./comparable.ts";
import { fitsDomain } from "./fits-domain.ts";
import type { PolicyFacts, RuleConditions } from "./policy.ts";

/** Whether a condition applies; "unknown" when a missing permission hides the fact. */
export type Holds = "yes" | "no" | "unknown";

export type ConditionName = keyof RuleConditions;

/** Whether all conditions of a rule apply; one that surely doesn't is enough for "no". A rule without conditions always applies. */
export function matchRule(when: RuleConditions, facts: PolicyFacts): Holds {
  const found = checkConditions(when, facts).map(({ holds }) => holds);
  if (found.includes("no")) return "no";
  return found.includes("unknown") ? "unknown" : "yes";
}

/** Each condition of a rule, and whether it applies. */
export function checkConditions(when: RuleConditions, facts: PolicyFacts): readonly { name: ConditionName; holds: Holds }[] {
  const { partnerDomains, requesterGroups, requesterDepartments, inviteAs, homes } = when;
  return [
    ...check("partnerDomains", partnerDomains, (patterns) => patterns.some((pattern) => fitsDomain(pattern, facts.partnerDomain))),
    ...check("requesterGroups", requesterGroups, (groups) => among(groups, facts.groups)),
    ...check("requesterDepartments", requesterDepartments, (departments) => isOf(departments, facts.department)),
    ...check("inviteAs", inviteAs, (as) => as === facts.inviteAs),
    ...check("homes", homes, (places) => among(places, facts.homes)),
  ];
}

type Known = boolean | "not-checked";

function check<T>(name: ConditionName, wanted: T | undefined, judge: (wanted: T) => Known) {
  if (wanted === undefined) return [];
  const known = judge(wanted);
  const holds: Holds = known === "not-checked" ? "unknown" : known ? "yes" : "no";
  return [{ name, holds }];
}

function among(wanted: readonly string[], facts: readonly string[] | "not-checked"): Known {
  return facts === "not-checked" ? facts : wanted.some((one) => facts.includes(one));
}

function isOf(wanted: readonly string[], department: PolicyFacts["department"]): Known {
  if (department === "not-checked") return department;
  const { name } = department;
  return name !== null && wanted.some((one) => comparable(one) === comparable(name));
}
