import type { Tenant } from "../../tenant/tenant.ts";
import { badRequest, resourceNotFound } from "../request/errors.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { demand, isPermitted, REQUIREMENTS } from "../request/permissions.ts";
import { readNames, readQueryOptions } from "../request/query-options.ts";

/** The properties that `User.Read` alone shows (Microsoft: List organizations). */
const ALWAYS_READABLE = ["id", "displayName", "verifiedDomains"];

/** G60: GET /organization: a collection with one item. @throws GraphRefusal */
export function listOrganization(graph: GraphVersion, c: GraphContext): Response {
  const { names, organization } = readOrganization(graph, c);
  return c.json({ "@odata.context": `${graph.root()}/$metadata#organization${names}`, value: [organization] });
}

/** GET /organization/{tenant id}. @throws GraphRefusal */
export function getOrganization(graph: GraphVersion, c: GraphContext): Response {
  const { names, organization } = readOrganization(graph, c);
  if (pathParam(c, "id") !== graph.tenant.id) throw resourceNotFound(pathParam(c, "id"));
  return c.json({ "@odata.context": `${graph.root()}/$metadata#organization${names}/$entity`, ...organization });
}

function readOrganization({ tenant }: GraphVersion, c: GraphContext) {
  const caller = c.get("caller");
  demand(caller, REQUIREMENTS.readOrganization);
  const selected = readNames(readQueryOptions(c.req.url, ["$select"]), "$select");
  const whole: ReadonlyMap<string, unknown> = new Map(Object.entries(organizationOf(tenant)));
  const unknown = selected?.find((name) => !whole.has(name));
  if (unknown !== undefined) {
    throw badRequest(
      `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type 'microsoft.graph.organization'.`,
    );
  }
  const seesAll = isPermitted(caller, REQUIREMENTS.readWholeOrganization);
  // G61
  const read = (name: string) => (seesAll || ALWAYS_READABLE.includes(name) ? whole.get(name) : hidden(whole.get(name)));
  const organization = Object.fromEntries((selected ?? [...whole.keys()]).map((name) => [name, read(name)]));
  return { names: selected ? `(${selected.join(",")})` : "", organization };
}

const hidden = (value: unknown) => (Array.isArray(value) ? [] : null);

function organizationOf({ id, displayName, verifiedDomains, preferredLanguage, createdDateTime }: Tenant) {
  return {
    ...{ id, deletedDateTime: null, businessPhones: [], city: "Redmond", country: null, countryLetterCode: "US", createdDateTime },
    ...{ defaultUsageLocation: null, displayName, marketingNotificationEmails: [], onPremisesLastSyncDateTime: null },
    ...{ onPremisesSyncEnabled: null, postalCode: null, preferredLanguage, securityComplianceNotificationMails: [] },
    ...{ securityComplianceNotificationPhones: [], state: "WA", street: null, technicalNotificationMails: [], tenantType: "AAD" },
    ...{ assignedPlans: [], provisionedPlans: [], verifiedDomains },
  };
}
