import type { Control } from "./control.ts";

/**
 * Whether the tenant's allow or deny list lets partners of this address in (E: allow-deny-list): it decides at the
 * invitation, and again when a pending guest redeems. Subdomains are domains of their own.
 */
export function isDomainAllowed({ settings }: Control, email: string): boolean {
  return settings.allowedDomains.length > 0 ? domainIn(settings.allowedDomains, email) : !domainIn(settings.blockedDomains, email);
}

/** Whether the address is in one of the domains, whatever its case. */
export function domainIn(domains: readonly string[], email: string): boolean {
  const domain = email.split("@").at(-1)?.toLowerCase() ?? "";
  return domains.some((each) => each.toLowerCase() === domain);
}
