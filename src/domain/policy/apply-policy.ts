import { checkOptions } from "./check-options.ts";
import { matchRule } from "./match-rule.ts";
import type { Holds } from "./match-rule.ts";
import type { Policy, PolicyDecision, PolicyFacts, PolicyRule } from "./policy.ts";

type Judged = PolicyRule & { readonly holds: Holds };

/**
 * Applies the policy to one request. Pure: the same policy and facts give the same answer. The rules are asked about the partner's domain and
 * about that of the address in copy, and the stricter answer counts. An option that needs approval has the default approvers decide, unless
 * the rules ask others. Options that are denied aren't part of the answer: the requester can correct them (see `checkOptions`).
 */
export function applyPolicy(policy: Policy, facts: PolicyFacts): PolicyDecision {
  const decision = stricter(applyRules(policy, facts), copyDecision(policy, facts));
  const option = checkOptions(policy, facts).find(({ verdict }) => verdict === "approve")?.option;
  return decision.kind === "allow" && option ? { kind: "approve", about: option, approvers: policy.approvals.approvers } : decision;
}

const strictness = { allow: 0, approve: 1, deny: 2 } as const;

/** Of two equally strict answers the first, about the partner. */
function stricter(partner: PolicyDecision, copy: PolicyDecision | undefined): PolicyDecision {
  return copy && strictness[copy.kind] > strictness[partner.kind] ? copy : partner;
}

function copyDecision(policy: Policy, facts: PolicyFacts): PolicyDecision | undefined {
  const copy = copyFacts(facts);
  const decision = copy && applyRules(policy, copy);
  return decision && { ...decision, about: "copy" };
}

/** The facts of a request as if the address in copy were the partner; undefined when the rules aren't asked about one. */
export function copyFacts(facts: PolicyFacts): PolicyFacts | undefined {
  return facts.copyDomain === undefined ? undefined : { ...facts, partnerDomain: facts.copyDomain };
}

/**
 * A rule that denies wins at any position; otherwise the first rule that applies; otherwise the policy's default. An unknown fact counts
 * against the requester: the answer is the strictest one that the rules could give if the fact were known.
 */
function applyRules(policy: Policy, facts: PolicyFacts): PolicyDecision {
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
