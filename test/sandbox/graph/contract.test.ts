import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { GROUP_IDS, GUEST_IDS, PERSON_IDS } from "../../../sandbox/directory/well-known.ts";
import { startEndpoint } from "./changes/notification-endpoint.ts";
import { createGraphWorld, invitation, type GraphWorld } from "./graph-world.ts";

/** Microsoft's metadata of Graph v1.0, if the file exists beside the project. */
const CONTRACT = new URL("../../../../shared/contracts/graph-v1.json", import.meta.url);

const propertySchema = z.object({ type: z.string(), nullable: z.boolean() });
const typeSchema = z.object({
  base: z.string().nullable(),
  properties: z.record(z.string(), propertySchema),
  navigation: z.record(z.string(), z.string()),
});
const contractSchema = z.object({ types: z.record(z.string(), typeSchema), enums: z.record(z.string(), z.array(z.string())) });

const enums = new Map<string, readonly string[]>();

type Types = z.infer<typeof contractSchema>["types"];

if (existsSync(CONTRACT)) {
  describe("answers against Graph's metadata", () => {
    const { types, enums: named } = contractSchema.parse(JSON.parse(readFileSync(CONTRACT, "utf8")));
    for (const [name, values] of Object.entries(named)) enums.set(name, values);
    let world: GraphWorld;
    before(async () => {
      world = await createGraphWorld();
    });

    it("users have only properties that exist, of the right type", async () => {
      const select =
        "id,accountEnabled,businessPhones,createdDateTime,creationType,deletedDateTime,displayName,externalUserState,externalUserStateChangeDateTime,identities,mail,mailNickname,onPremisesSyncEnabled,otherMails,preferredLanguage,proxyAddresses,userPrincipalName,userType,usageLocation";
      const { body } = await (await world.asApp())("GET", `/users?$select=${select}`);
      for (const user of body.value) assert.deepEqual(complaints(types, "user", user), []);
    });

    it("items of delta, too", async () => {
      const { body } = await (await world.asApp())("GET", "/users/delta?$select=id,mail,identities,externalUserState");
      for (const user of body.value) assert.deepEqual(complaints(types, "user", user), []);
    });

    it("the organization, too", async () => {
      const { body } = await (await world.asPerson({ scopes: ["Organization.Read.All"] }))("GET", "/organization");
      assert.deepEqual(complaints(types, "organization", body.value[0]), []);
    });

    it("groups, members of teams, domains and policies, too", async () => {
      const roles = ["GroupMember.Read.All", "Domain.Read.All", "Policy.Read.All", "User.Read.All", "TeamMember.ReadWrite.All"];
      const app = await world.asApp({ roles });
      const member = {
        ...{ "@odata.type": "#microsoft.graph.aadUserConversationMember", roles: [] },
        "user@odata.bind": `https://graph.microsoft.com/v1.0/users('${PERSON_IDS.lee}')`,
      };
      const added = await app("POST", `/teams/${GROUP_IDS.team}/members`, { body: member });
      assert.deepEqual(complaints(types, "aadUserConversationMember", added.body), []);
      for (const group of (await app("GET", "/groups")).body.value) assert.deepEqual(complaints(types, "group", group), []);
      for (const domain of (await app("GET", "/domains")).body.value) assert.deepEqual(complaints(types, "domain", domain), []);
      assert.deepEqual(complaints(types, "authorizationPolicy", (await app("GET", "/policies/authorizationPolicy")).body), []);
    });

    it("roles, deleted users and expanded ones, too", async () => {
      const admin = await world.asPerson({ id: PERSON_IDS.admin, scopes: ["User.Read.All", "User.DeleteRestore.All"] });
      const [role] = (await admin("GET", "/me/memberOf")).body.value;
      assert.deepEqual(complaints(types, "directoryRole", role), []);
      await admin("DELETE", `/users/${GUEST_IDS.nora}`);
      const [deleted] = (await admin("GET", "/directory/deletedItems/microsoft.graph.user")).body.value;
      assert.deepEqual(complaints(types, "user", deleted), []);
      const { body } = await admin("GET", `/users/${PERSON_IDS.adele}?$expand=manager`);
      const { manager, ...user } = body;
      assert.deepEqual([...complaints(types, "user", user), ...complaints(types, "user", manager)], []);
    });

    it("a subscription and its notifications, too", async () => {
      const endpoint = await startEndpoint();
      const expirationDateTime = new Date(Date.now() + 3_600_000).toISOString();
      const order = { changeType: "updated", notificationUrl: endpoint.url, resource: "users", expirationDateTime };
      const { body } = await (await world.asApp())("POST", "/subscriptions", { body: order });
      assert.deepEqual(complaints(types, "subscription", body), []);
      world.tenant.users.update(PERSON_IDS.adele, { jobTitle: "Manager" });
      await endpoint.count(1);
      await endpoint.close();
      for (const notification of endpoint.received[0]?.value ?? []) {
        assert.deepEqual(complaints(types, "changeNotification", { ...notification, resourceData: null }), []);
      }
    });

    it("an invitation, too", async () => {
      const { body } = await (await world.asPerson())("POST", "/invitations", { body: invitation() });
      assert.deepEqual(complaints(types, "invitation", body), []);
    });
  });
} else {
  describe("answers against Graph's metadata", () => {
    // A file without a test would fail the run (.mocharc.json: fail-zero).
    it("are compared only where the metadata lies beside the project", function () {
      this.skip();
    });
  });
}

/** The differences between a value and its type in the metadata. */
function complaints(types: Types, type: string, value: unknown): readonly string[] {
  const collection = /^Collection\((.+)\)$/.exec(type)?.[1];
  if (collection !== undefined)
    return z
      .array(z.unknown())
      .parse(value)
      .flatMap((item) => complaints(types, collection, item));
  if (type.startsWith("Edm.")) return matchesPrimitive(type, value) ? [] : [`${JSON.stringify(value)} is no ${type}`];
  if (enums.has(type)) return enums.get(type)?.includes(String(value)) === true ? [] : [`${JSON.stringify(value)} is no ${type}`];
  // The file doesn't describe these types, so their values can't be checked.
  if (!types[type]) return type === "defaultUserRolePermissions" || type === "user" ? [] : [`unknown type ${type}`];
  return Object.entries(z.record(z.string(), z.unknown()).parse(value)).flatMap(([name, inner]) => checkProperty(types, type, name, inner));
}

function checkProperty(types: Types, type: string, name: string, value: unknown): readonly string[] {
  if (name.startsWith("@")) return [];
  const property = findProperty(types, type, name);
  if (!property) return [`${type} has no ${name}`];
  if (value === null) return property.nullable ? [] : [`${type}.${name} is null`];
  return complaints(types, property.type, value).map((text) => `${type}.${name}: ${text}`);
}

function findProperty(types: Types, type: string | null, name: string): z.infer<typeof propertySchema> | undefined {
  const known = type === null ? undefined : types[type];
  if (!known) return undefined;
  const navigation = known.navigation[name];
  return (
    known.properties[name] ?? (navigation === undefined ? findProperty(types, known.base, name) : { type: navigation, nullable: true })
  );
}

function matchesPrimitive(type: string, value: unknown): boolean {
  if (type === "Edm.Boolean") return typeof value === "boolean";
  if (type === "Edm.Int32") return Number.isInteger(value);
  if (type === "Edm.DateTimeOffset") return typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
  return typeof value === "string";
}
