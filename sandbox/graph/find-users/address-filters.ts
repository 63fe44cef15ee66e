import type { Tenant } from "../../tenant/tenant.ts";
import type { Filter } from "../lists/filter.ts";
import { unsupportedQuery } from "../request/errors.ts";
import { propertiesOf } from "./check-filter.ts";

const ADDRESS_PROPERTIES = new Set(["mail", "userPrincipalName", "otherMails", "proxyAddresses"]);

/**
 * G182: by the switch `addressFilters` the directory refuses filters by several address properties at once, or by any of them. Nobody has
 * reported this; a program should cope with it, as with any query that a service stops to support.
 * @throws GraphRefusal 400
 */
export function checkAddressFilter({ control }: Tenant, filter: Filter): void {
  const { addressFilters } = control.settings;
  if (addressFilters === "documented") return;
  const names = new Set(propertiesOf(filter).filter((name) => ADDRESS_PROPERTIES.has(name)));
  if (names.size > (addressFilters === "single" ? 1 : 0)) throw unsupportedQuery("Unsupported Query.");
}
