import type { Policy } from "./policy.ts";

/** The partner domains that the policy's rules name as they are, lower case; without those that it denies, and without patterns. */
export function namedDomains({ rules }: Pick<Policy, "rules">): readonly string[] {
  const wanted = rules.filter(({ verdict }) => verdict !== "deny");
  const domains = wanted.flatMap(({ when }) => when.partnerDomains ?? []);
  return domains.filter((domain) => !domain.includes("*")).map((domain) => domain.replace(/^=/, ""));
}
