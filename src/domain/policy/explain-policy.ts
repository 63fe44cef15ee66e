import { applyPolicy, copyFacts } from "./apply-policy.ts";
import { checkOptions } from "./check-options.ts";
import type { OptionFinding } from "./check-options.ts";
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
  /** All rules, in the order of the policy, applied to the partner's domain. */
  readonly rules: readonly ExplainedRule[];
  /** The same rules, applied to the domain of the address in copy; absent when they aren't asked about it. */
  readonly copyRules?: readonly ExplainedRule[];
  /** The options that need approval or are denied. */
  readonly options: readonly OptionFinding[];
}

/** Shows, rule by rule, how {@link applyPolicy} treats a request. */
export function explain(policy: Policy, facts: PolicyFacts): Explanation {
  const decision = applyPolicy(policy, facts);
  const copy = copyFacts(facts);
  return {
    decision,
    rules: explainRules(policy, facts, decision.about === undefined ? decision.rule : undefined),
    ...(copy && { copyRules: explainRules(policy, copy, decision.about === "copy" ? decision.rule : undefined) }),
    options: checkOptions(policy, facts),
  };
}

function explainRules({ rules }: Policy, facts: PolicyFacts, deciding: string | undefined): readonly ExplainedRule[] {
  return rules.map(({ name, verdict, when }) => {
    const conditions = checkConditions(when, facts);
    return { name, verdict, conditions, holds: matchRule(when, facts), decides: name === deciding };
  });
}
