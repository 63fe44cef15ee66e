import { copyDomain } from "./copy-domain.ts";
import { domainOf } from "./email.ts";
import type { DomainPolicy } from "./preflight.ts";
import type { Refusal } from "./refusal.ts";
import type { RequestFacts } from "./request-facts.ts";

/**
 * The refusal for an address whose domain the tenant's allow or deny list blocks. A blocked company gets no copy either: the mail has the
 * link for accepting in it.
 */
export function blockedDomain({
  preflight: { domainPolicy, tenant },
  wanted: { email, options },
}: Pick<RequestFacts, "preflight" | "wanted">): Extract<Refusal, { kind: "domain-blocked" }> | undefined {
  if (domainPolicy === "not-checked") return undefined;
  const domain = domainOf(email);
  if (!lets(domainPolicy, domain)) return { kind: "domain-blocked", domain };
  const copy = copyDomain(options, tenant);
  if (copy === undefined || options.cc === undefined || lets(domainPolicy, copy)) return undefined;
  return { kind: "domain-blocked", domain: copy, copy: options.cc };
}

/** Subdomains are domains of their own, and there are no wildcards (Microsoft: Allow or block invites to specific organizations). */
function lets(policy: DomainPolicy, domain: string): boolean {
  if (policy.kind === "any") return true;
  return policy.domains.includes(domain) === (policy.kind === "only");
}
