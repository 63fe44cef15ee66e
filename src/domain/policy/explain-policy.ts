import { applyPolicy } from "./apply-policy.ts";
import { checkConditions, matchRule } from "./match-rule.ts";
import type { ConditionName, Holds } from "./match-rule.ts";
import type { Policy, PolicyDecision, PolicyFacts, PolicyVerdict } from "./policy.ts";

/** One rule, applied to a request. */
export interface ExplainedRule {
  readonly name: string;
  readonly verdict: PolicyVerdict;
  readonly holds: Holds;
  /** In the order in which they are documented; empty: the rule applies to everything. */
  readonly conditions: readonly { readonly name: ConditionName; readonly holds: Holds }[];
  /** Whether this rule decides. */
  readonly decides: boolean;
}

/** Why the policy gives its answer; `decision` names no rule when the policy's default applies. */
export interface Explanation {
  readonly decision: PolicyDecision;
  /** All rules, in the order of the policy. */
  readonly rules: readonly ExplainedRule[];
}

/** Shows, rule by rule, how {@link applyPolicy} treats a request. */
export function explain(policy: Policy, facts: PolicyFacts): Explanation {
  const decision = applyPolicy(policy, facts);
  const rules = policy.rules.map(({ name, verdict, when }) => {
    const conditions = checkConditions(when, facts);
    return { name, verdict, conditions, holds: matchRule(when, facts), decides: name === decision.rule };
  });
  return { decision, rules };
}
