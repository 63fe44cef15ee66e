import { defaultPolicy } from "../../src/domain/policy/policy.ts";
import type { Policy, PolicyFacts, PolicyRule } from "../../src/domain/policy/policy.ts";

/** A policy with these rules and what else a test is about; everything may go out where they don't speak. */
export function aPolicy(given: Partial<Policy> = {}): Policy {
  return { ...defaultPolicy, ...given };
}

/** A rule that always holds and allows, unless told otherwise. */
export function aRule(given: Partial<PolicyRule> = {}): PolicyRule {
  return { name: "rule", when: {}, verdict: "allow", ...given };
}

/** A request for a guest of Fabrikam, from a chat, by somebody in Retail who is in no group that matters. */
export function facts(given: Partial<PolicyFacts> = {}): PolicyFacts {
  return { partnerDomain: "fabrikam.com", groups: [], department: { name: "Retail" }, inviteAs: "guest", homes: ["chat"], ...given };
}
