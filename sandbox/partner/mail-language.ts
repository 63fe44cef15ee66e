import type { StoredUser } from "../directory/tenant-user.ts";
import type { Tenant } from "../tenant/tenant.ts";

/** Microsoft's default when nobody has set a language (Microsoft: Invitation e-mail). */
const MICROSOFTS = "en-US";

/**
 * The language of a mail to a partner: theirs, else the notification language of their own tenant, else of this one
 * (Microsoft: Invitation e-mail). The inviter's own language never counts.
 */
export function mailLanguage(tenant: Tenant, email: string, guest: Pick<StoredUser, "preferredLanguage"> | undefined): string {
  return guest?.preferredLanguage || homeLanguage(tenant, email) || tenantLanguage(tenant);
}

function homeLanguage({ control }: Tenant, email: string): string | undefined {
  // G190
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  const pairs = control.settings.homeLanguages.map((pair) => pair.split("="));
  return pairs.find(([home]) => home?.toLowerCase() === domain)?.[1];
}

/** "en" alone means Microsoft's default language. */
export function tenantLanguage({ preferredLanguage }: Pick<Tenant, "preferredLanguage">): string {
  return preferredLanguage === null || preferredLanguage === "en" ? MICROSOFTS : preferredLanguage;
}
