import type { VerifiedDomain } from "../../tenant/tenant.ts";
import { answerCollection } from "../lists/collection.ts";
import type { GraphContext, GraphVersion } from "../request/graph-env.ts";
import { demand, REQUIREMENTS } from "../request/permissions.ts";
import type { ResourceType } from "../lists/resource-type.ts";

interface Domain extends Pick<VerifiedDomain, "name" | "isDefault" | "isInitial"> {
  readonly isVerified: boolean;
}

/**
 * An admin added it, but never verified it: it is in this list, but not among the organization's verified domains
 * (Microsoft: List organizations).
 */
const UNVERIFIED: Domain = { name: "contoso.example", isDefault: false, isInitial: false, isVerified: false };

const DOMAIN_TYPE: ResourceType<Domain> = {
  name: "domain",
  properties: new Map<string, (domain: Domain) => unknown>([
    ["authenticationType", () => "Managed"],
    ["availabilityStatus", () => null],
    ["id", ({ name }) => name],
    ["isAdminManaged", () => true],
    ["isDefault", ({ isDefault }) => isDefault],
    ["isInitial", ({ isInitial }) => isInitial],
    ["isRoot", () => true],
    ["isVerified", ({ isVerified }) => isVerified],
    ["supportedServices", ({ isVerified }) => (isVerified ? ["Email", "OfficeCommunicationsOnline"] : [])],
    ["passwordValidityPeriodInDays", () => 90],
    ["passwordNotificationWindowInDays", () => 14],
    ["state", () => null],
  ]),
};

/** G115: GET /domains: verified and unverified ones; the name is the id. @throws GraphRefusal */
export function listDomains(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readDomains);
  const items = [...graph.tenant.verifiedDomains.map((domain) => ({ ...domain, isVerified: true })), UNVERIFIED];
  return answerCollection(graph, c, { items, type: DOMAIN_TYPE, path: "domains", filterable: [] });
}
