import { CONTACTS, type OrgContact } from "../../directory/contacts.ts";
import { answerCollection } from "../lists/collection.ts";
import type { GraphContext, GraphVersion } from "../request/graph-env.ts";
import { demand, REQUIREMENTS } from "../request/permissions.ts";
import type { ResourceType } from "../lists/resource-type.ts";

const CONTACT_TYPE: ResourceType<OrgContact> = {
  name: "orgContact",
  properties: new Map<string, (contact: OrgContact) => unknown>([
    ["id", ({ id }) => id],
    ["deletedDateTime", () => null],
    ["companyName", ({ companyName }) => companyName],
    ["department", () => null],
    ["displayName", ({ displayName }) => displayName],
    ["givenName", () => null],
    ["jobTitle", () => null],
    ["mail", ({ mail }) => mail],
    ["mailNickname", ({ mail }) => mail.split("@")[0] ?? null],
    ["onPremisesLastSyncDateTime", () => null],
    ["onPremisesSyncEnabled", () => null],
    ["proxyAddresses", ({ mail }) => [`SMTP:${mail}`]],
    ["surname", () => null],
    ["addresses", () => []],
    ["phones", () => []],
  ]),
};

/** GET /contacts: the tenant's organisational contacts. @throws GraphRefusal */
export function listContacts(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readContacts);
  return answerCollection(graph, c, {
    items: CONTACTS,
    type: CONTACT_TYPE,
    path: "contacts",
    filterable: ["id", "mail", "displayName", "proxyAddresses"],
  });
}
