import { fitsDomain } from "./fits-domain.ts";
import type { Policy, PolicyFacts } from "./policy.ts";
import { restrictedOptions } from "./restricted-option.ts";
import type { RestrictedOption } from "./restricted-option.ts";

/** An option that the policy doesn't simply allow. */
export interface OptionFinding {
  readonly option: RestrictedOption;
  readonly verdict: "approve" | "deny";
}

/** The options of a request that need approval, or are denied, in the order of {@link restrictedOptions}. */
export function checkOptions(policy: Policy, facts: PolicyFacts): readonly OptionFinding[] {
  const found = {
    redirectUrl: landingVerdict(policy, facts),
    message: facts.hasMessage ? policy.personalMessage : "allow",
    cc: facts.hasCopy ? policy.cc : "allow",
  } as const;
  return restrictedOptions.flatMap((option) => {
    const verdict = found[option];
    return verdict === "allow" ? [] : [{ option, verdict }];
  });
}

/** Nobody can approve a page on a host without a name: who reads the card can't know whose it is. */
function landingVerdict({ redirectHosts }: Policy, { landing: { name, is } }: PolicyFacts): "allow" | "approve" | "deny" {
  if (is === "unnamed") return "deny";
  return is === "known" || redirectHosts.some((pattern) => fitsDomain(pattern, name)) ? "allow" : "approve";
}
