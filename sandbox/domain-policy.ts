import type { Control } from "./control.ts";

/**
 * Whether the tenant's allow or deny list lets partners of this address in (E: allow-deny-list): it decides at the
 * invitation, and again when a pending guest redeems. Subdomains are domains of their own.
 */
export function isDomainAllowed({ settings }: Control, email: string): boolean {
  const domain = email.split("@").at(-1)?.toLowerCase() ?? "";
  const lists = (domains: readonly string[]) => domains.some((each) => each.toLowerCase() === domain);
  return settings.allowedDomains.length > 0 ? lists(settings.allowedDomains) : !lists(settings.blockedDomains);
}
