import { applyPolicy } from "./apply-policy.ts";
import { checkConditions, matchRule } from "./match-rule.ts";
import type { ConditionName, Holds } from "./match-rule.ts";
import type { Policy, PolicyDecision, PolicyFacts, PolicyVerdict } from "./policy.ts";

/** What one rule says of a request. */
export interface ExplainedRule {
  readonly name: string;
  readonly verdict: PolicyVerdict;
  readonly holds: Holds;
  /** In the order in which they are documented; none: it holds for everything. */
  readonly conditions: readonly { readonly name: ConditionName; readonly holds: Holds }[];
  /** Whether it is the one that decides. */
  readonly decides: boolean;
}

/** Why the policy says what it says; `decision` names no rule when the policy's default speaks. */
export interface Explanation {
  readonly decision: PolicyDecision;
  /** All of them, as they stand in the policy. */
  readonly rules: readonly ExplainedRule[];
}

/** What {@link applyPolicy} says of a request, rule by rule. */
export function explain(policy: Policy, facts: PolicyFacts): Explanation {
  const decision = applyPolicy(policy, facts);
  const rules = policy.rules.map(({ name, verdict, when }) => {
    const conditions = checkConditions(when, facts);
    return { name, verdict, conditions, holds: matchRule(when, facts), decides: name === decision.rule };
  });
  return { decision, rules };
}
