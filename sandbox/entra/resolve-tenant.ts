import type { Authority } from "./authority.ts";
import type { EntraRefusal } from "./errors.ts";
import { unknownTenant } from "./refusals.ts";

/** E3: The meaning of the first path segment: this tenant (by id or verified domain), or "organizations"/"common": any. */
export function resolveTenant({ tenant }: Authority, segment: string): "tenant" | "any" | EntraRefusal {
  const name = segment.toLowerCase();
  if (name === "organizations" || name === "common") return "any";
  if (name === tenant.id || tenant.verifiedDomains.some((domain) => domain.name.toLowerCase() === name)) return "tenant";
  return unknownTenant(segment);
}
