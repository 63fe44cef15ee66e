import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { createGraphWorld, invitation, type GraphWorld } from "./graph-world.ts";

/** What Microsoft's metadata of Graph v1.0 says, where it lies beside the project. */
const CONTRACT = new URL("../../../../shared/contracts/graph-v1.json", import.meta.url);

const propertySchema = z.object({ type: z.string(), nullable: z.boolean() });
const typeSchema = z.object({
  base: z.string().nullable(),
  properties: z.record(z.string(), propertySchema),
  navigation: z.record(z.string(), z.string()),
});
const contractSchema = z.object({ types: z.record(z.string(), typeSchema) });

type Types = z.infer<typeof contractSchema>["types"];

if (existsSync(CONTRACT)) {
  describe("answers against Graph's metadata", () => {
    const { types } = contractSchema.parse(JSON.parse(readFileSync(CONTRACT, "utf8")));
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

    it("delta's items too", async () => {
      const { body } = await (await world.asApp())("GET", "/users/delta?$select=id,mail,identities,externalUserState");
      for (const user of body.value) assert.deepEqual(complaints(types, "user", user), []);
    });

    it("the organization too", async () => {
      const { body } = await (await world.asPerson({ scopes: ["Organization.Read.All"] }))("GET", "/organization");
      assert.deepEqual(complaints(types, "organization", body.value[0]), []);
    });

    it("an invitation too", async () => {
      const { body } = await (await world.asPerson())("POST", "/invitations", { body: invitation() });
      assert.deepEqual(complaints(types, "invitation", body), []);
    });
  });
}

/** What is wrong with a value of that type, by the metadata. */
function complaints(types: Types, type: string, value: unknown): readonly string[] {
  const collection = /^Collection\((.+)\)$/.exec(type)?.[1];
  if (collection !== undefined)
    return z
      .array(z.unknown())
      .parse(value)
      .flatMap((item) => complaints(types, collection, item));
  if (type.startsWith("Edm.")) return matchesPrimitive(type, value) ? [] : [`${JSON.stringify(value)} is no ${type}`];
  if (!types[type]) return [`unknown type ${type}`];
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
  if (type === "Edm.DateTimeOffset") return typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
  return typeof value === "string";
}
