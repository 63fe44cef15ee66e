import { matchRule } from "./match-rule.ts";
import type { Holds } from "./match-rule.ts";
import type { Policy, PolicyDecision, PolicyFacts, PolicyRule } from "./policy.ts";

type Judged = PolicyRule & { readonly holds: Holds };

/**
 * Applies the policy to one request. Pure: the same policy and facts give the same answer. A rule that denies wins at any position;
 * otherwise the first rule that applies; otherwise the policy's default. An unknown fact counts against the requester: the answer is the
 * strictest one that the rules could give if the fact were known.
 */
export function applyPolicy(policy: Policy, facts: PolicyFacts): PolicyDecision {
  const judged = policy.rules.map((rule) => ({ ...rule, holds: matchRule(rule.when, facts) }));
  return denied(judged) ?? inOrder(policy, judged);
}

/** A rule that surely applies is named before a rule that may apply. */
function denied(judged: readonly Judged[]): PolicyDecision | undefined {
  const denies = judged.filter(({ verdict, holds }) => verdict === "deny" && holds !== "no");
  const first = denies.find(({ holds }) => holds === "yes") ?? denies[0];
  return first && deny(first, first.holds === "unknown", first.name);
}

function inOrder(policy: Policy, judged: readonly Judged[]): PolicyDecision {
  const sure = judged.findIndex(({ verdict, holds }) => verdict !== "deny" && holds === "yes");
  const perhaps = (sure < 0 ? judged : judged.slice(0, sure)).filter(({ verdict, holds }) => verdict !== "deny" && holds === "unknown");
  const rule = judged[sure];
  if (!rule && policy.otherwise.verdict === "deny") return deny(policy.otherwise, perhaps.length > 0);
  const asking = perhaps.find(({ verdict }) => verdict === "approve");
  return decisionOf(policy, asking ?? rule);
}

function deny({ say }: Pick<PolicyRule, "say">, unchecked: boolean, rule?: string): PolicyDecision {
  return { kind: "deny", ...(rule !== undefined && { rule }), ...(say !== undefined && { say }), unchecked };
}

function decisionOf({ otherwise, approvals }: Policy, rule: PolicyRule | undefined): PolicyDecision {
  const { verdict, approvers = approvals.approvers } = rule ?? otherwise;
  const named = rule && { rule: rule.name };
  return verdict === "approve" ? { kind: "approve", ...named, approvers } : { kind: "allow", ...named };
}
