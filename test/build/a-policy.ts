import { defaultPolicy } from "../../src/domain/policy/policy.ts";
import type { Policy, PolicyFacts, PolicyRule } from "../../src/domain/policy/policy.ts";

/** A policy with these rules and settings; its default is to allow. */
export function aPolicy(given: Partial<Policy> = {}): Policy {
  return { ...defaultPolicy, ...given };
}

/** A rule that always applies and allows, unless given otherwise. */
export function aRule(given: Partial<PolicyRule> = {}): PolicyRule {
  return { name: "rule", when: {}, verdict: "allow", ...given };
}

/** A request for a guest from Fabrikam, made in a chat by a person in Retail who is in none of the groups. */
export function facts(given: Partial<PolicyFacts> = {}): PolicyFacts {
  return {
    partnerDomain: "fabrikam.com",
    groups: [],
    department: { name: "Retail" },
    inviteAs: "guest",
    homes: ["chat"],
    landing: { name: "myapplications.microsoft.com", is: "known" },
    hasMessage: false,
    hasCopy: false,
    ...given,
  };
}
