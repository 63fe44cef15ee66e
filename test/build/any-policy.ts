import fc from "fast-check";
import { verdicts } from "../../src/domain/policy/policy.ts";
import type { Policy, PolicyFacts, PolicyRule, PolicyVerdict, RuleConditions } from "../../src/domain/policy/policy.ts";
import { aPolicy } from "./a-policy.ts";

const domains = ["fabrikam.com", "eu.fabrikam.com", "wingtip.com", "state.gov"];
const patterns = ["fabrikam.com", "=fabrikam.com", "*.gov", "wingtip.*", "contoso.com"];
const groups = ["sales", "staff"];
const departments = ["Legal", "retail"];
const homes = ["chat", "19:a", "team"];

const some = (from: readonly string[]) => fc.subarray([...from], { minLength: 1 });
const optional = { requiredKeys: [] as [] };
/** Any combination of conditions. */
export const conditions: fc.Arbitrary<RuleConditions> = fc.record(
  {
    partnerDomains: some(patterns),
    requesterGroups: some(groups),
    requesterDepartments: some(departments),
    inviteAs: fc.constantFrom("guest", "member"),
    homes: some(homes),
  },
  optional,
);
export const verdict = fc.constantFrom(...verdicts);
const named = (rules: readonly Omit<PolicyRule, "name">[]) => rules.map((rule, index) => ({ ...rule, name: `rule ${index}` }));
/** Rules with this verdict or these verdicts, each with a name of its own. */
export const rulesOf = (answer: fc.Arbitrary<PolicyVerdict>) =>
  fc.array(fc.record({ when: conditions, verdict: answer }), { maxLength: 6 }).map(named);
const policyWith = (rules: fc.Arbitrary<PolicyRule[]>): fc.Arbitrary<Policy> =>
  fc.record({ rules, otherwise: fc.record({ verdict }) }).map((given) => aPolicy(given));
/** Policies with any rules and any default. */
export const policies = policyWith(rulesOf(verdict));

const known = {
  partnerDomain: fc.constantFrom(...domains),
  groups: fc.subarray(groups),
  department: fc.record({ name: fc.constantFrom(null, "legal", "Retail", "other") }),
  inviteAs: fc.constantFrom("guest" as const, "member" as const),
  homes: fc.constantFrom(["chat"], ["19:a", "team"], ["19:b"]),
  landing: fc.constant({ name: "myapplications.microsoft.com", is: "known" as const }),
  hasMessage: fc.constant(false),
  hasCopy: fc.constant(false),
};
/** Requests whose facts are all known. */
export const knownFacts: fc.Arbitrary<PolicyFacts> = fc.record(known);
const hidden = fc.constant("not-checked" as const);
/** Requests with some facts hidden by missing permissions. */
export const anyFacts: fc.Arbitrary<PolicyFacts> = fc.record({
  ...known,
  groups: fc.oneof(known.groups, hidden),
  department: fc.oneof(known.department, hidden),
  homes: fc.oneof(known.homes, hidden),
});
