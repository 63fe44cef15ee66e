import { domainOf } from "./email.ts";
import type { InviteOptions } from "./invite-options.ts";
import type { Preflight } from "./preflight.ts";

/**
 * The domain of the address that gets a copy of Microsoft's mail, for the rules about partners. Undefined when nobody gets one, or when it is
 * a colleague: the tenant's own domains aren't partners.
 */
export function copyDomain({ cc, sendMail }: Pick<InviteOptions, "cc" | "sendMail">, tenant: Preflight["tenant"]): string | undefined {
  if (cc === undefined || !sendMail) return undefined;
  const domain = domainOf(cc);
  return tenant !== "not-checked" && tenant.domains.includes(domain) ? undefined : domain;
}
