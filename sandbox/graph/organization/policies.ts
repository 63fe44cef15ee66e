import type { GraphContext, GraphVersion } from "../request/graph-env.ts";
import { demand, REQUIREMENTS } from "../request/permissions.ts";
import { readQueryOptions } from "../request/query-options.ts";
import { present, selectedNames, type ResourceType } from "../lists/resource-type.ts";

/** Guests see little of the directory: the default (Microsoft: authorizationPolicy). */
const LIMITED_GUESTS = "10dae51f-b6af-4016-8d66-8c2a99b929b3";

const POLICY_TYPE: ResourceType<GraphVersion["tenant"]> = {
  name: "authorizationPolicy",
  properties: new Map<string, (tenant: GraphVersion["tenant"]) => unknown>([
    ["id", () => "authorizationPolicy"],
    ["deletedDateTime", () => null],
    ["displayName", () => "Authorization Policy"],
    ["description", () => "Used to manage authorization related settings across the company."],
    // G118
    ["allowInvitesFrom", ({ policy }) => policy.allowInvitesFrom],
    ["allowedToSignUpEmailBasedSubscriptions", () => true],
    ["allowedToUseSSPR", () => true],
    ["allowEmailVerifiedUsersToJoinOrganization", () => false],
    ["allowUserConsentForRiskyApps", () => null],
    ["blockMsolPowerShell", () => false],
    ["guestUserRoleId", () => LIMITED_GUESTS],
    ["defaultUserRolePermissions", () => USERS_MAY],
  ]),
};

const USERS_MAY = {
  ...{ allowedToCreateApps: true, allowedToCreateSecurityGroups: true, allowedToCreateTenants: true },
  ...{ allowedToReadBitlockerKeysForOwnedDevice: true, allowedToReadOtherUsers: true, permissionGrantPoliciesAssigned: [] },
};

/** GET /policies/authorizationPolicy: a singleton. @throws GraphRefusal */
export function getAuthorizationPolicy(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readPolicies);
  const options = readQueryOptions(c.req.url, ["$select"]);
  const names = selectedNames(POLICY_TYPE, options);
  const context = `${graph.root()}/$metadata#policies/authorizationPolicy${options.has("$select") ? `(${names.join(",")})` : ""}/$entity`;
  return c.json({ "@odata.context": context, ...present(POLICY_TYPE, graph.tenant, names) });
}

/** G119: GET /policies/b2bManagementPolicies, beta only: the allow or deny list is in a JSON text (Microsoft: authorizationPolicy). @throws GraphRefusal */
export function listB2bManagementPolicies(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readB2bPolicy);
  readQueryOptions(c.req.url, []);
  const { allowedDomains, blockedDomains, automaticRedemption } = graph.tenant.control.settings;
  const lists = allowedDomains.length > 0 ? { AllowedDomains: allowedDomains, BlockedDomains: [] } : { BlockedDomains: blockedDomains };
  const policy = {
    InvitationsAllowedAndBlockedDomainsPolicy: lists,
    AutoRedeemPolicy: { AdminConsentedForUsersIntoTenantIds: automaticRedemption ? ["*"] : [], NoAADConsentForUsersFromTenantsIds: [] },
  };
  const value = {
    ...{ id: "0b6f4a4c-5a0d-4b0c-8e57-c0de00000041", deletedDateTime: null, displayName: "B2BManagementPolicy" },
    ...{ definition: [JSON.stringify({ B2BManagementPolicy: policy })], isOrganizationDefault: true },
  };
  // A tenant without lists has no such policy.
  const hasPolicy = allowedDomains.length + blockedDomains.length > 0 || automaticRedemption;
  return c.json({ "@odata.context": `${graph.root()}/$metadata#policies/b2bManagementPolicies`, value: hasPolicy ? [value] : [] });
}
