import type { Control } from "./control.ts";

/**
 * Whether the tenant's allow or deny list permits partners with this address (E: allow-deny-list). It is checked at the invitation, and
 * again when a pending guest redeems. A subdomain is a different domain.
 */
export function isDomainAllowed({ settings }: Control, email: string): boolean {
  return settings.allowedDomains.length > 0 ? isInDomains(settings.allowedDomains, email) : !isInDomains(settings.blockedDomains, email);
}

/** Whether the address is in one of the domains, in any case. */
export function isInDomains(domains: readonly string[], email: string): boolean {
  const domain = email.split("@").at(-1)?.toLowerCase() ?? "";
  return domains.some((each) => each.toLowerCase() === domain);
}
