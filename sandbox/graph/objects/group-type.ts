import type { DirectoryGroup } from "../../directory/group-store.ts";
import type { ResourceType } from "../lists/resource-type.ts";

const FOUNDED = "2024-01-15T08:00:00Z";

/** Graph v1.0's `group`, with the properties that the sandbox has. */
export const GROUP_TYPE: ResourceType<DirectoryGroup> = {
  name: "group",
  properties: new Map<string, (group: DirectoryGroup) => unknown>([
    ["id", ({ id }) => id],
    ["deletedDateTime", () => null],
    ["classification", () => null],
    ["createdDateTime", () => FOUNDED],
    ["description", ({ description }) => description],
    ["displayName", ({ displayName }) => displayName],
    ["expirationDateTime", () => null],
    ["groupTypes", ({ groupTypes }) => groupTypes],
    ["isAssignableToRole", () => null],
    ["mail", ({ mail }) => mail],
    ["mailEnabled", ({ mail }) => mail !== null],
    ["mailNickname", ({ mailNickname }) => mailNickname],
    ["membershipRule", () => null],
    ["onPremisesSyncEnabled", () => null],
    ["preferredLanguage", () => null],
    ["proxyAddresses", ({ proxyAddresses }) => proxyAddresses],
    ["renewedDateTime", () => FOUNDED],
    ["resourceProvisioningOptions", ({ hasTeam }) => (hasTeam ? ["Team"] : [])],
    ["securityEnabled", ({ groupTypes }) => groupTypes.length === 0],
    ["theme", () => null],
    ["visibility", ({ groupTypes }) => (groupTypes.length === 0 ? null : "Private")],
  ]),
};
