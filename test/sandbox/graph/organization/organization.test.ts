import assert from "node:assert/strict";
import { TENANT_ID } from "../../../../sandbox/directory/well-known.ts";
import { API_URL, createGraphWorld, refusal, type GraphWorld } from "../graph-world.ts";

describe("/organization", () => {
  let world: GraphWorld;
  before(async () => {
    world = await createGraphWorld();
  });

  const domain = (name: string, more = {}) => ({
    ...{ capabilities: "Email, OfficeCommunicationsOnline", isDefault: false, isInitial: false, name, type: "Managed", ...more },
  });

  it("G60: is a collection with one item, with the verified domains", async () => {
    const call = await world.asPerson();
    const { body } = await call("GET", "/organization?$select=id,displayName,verifiedDomains");
    assert.deepEqual(body, {
      "@odata.context": `${API_URL}/v1.0/$metadata#organization(id,displayName,verifiedDomains)`,
      value: [
        {
          id: TENANT_ID,
          displayName: "Contoso",
          verifiedDomains: [
            domain("contoso.onmicrosoft.com", { isInitial: true }),
            domain("contoso.com", { isDefault: true }),
            domain("contoso.co.uk"),
          ],
        },
      ],
    });
  });

  it("G61: shows the other properties only to callers who may read organizations", async () => {
    const country = async (scopes: readonly string[]) => {
      const { body } = await (await world.asPerson({ scopes }))("GET", `/organization/${TENANT_ID}`);
      return [body.displayName, body.countryLetterCode, body.businessPhones];
    };
    assert.deepEqual(await country(["User.Read"]), ["Contoso", null, []]);
    assert.deepEqual(await country(["User.Read.All"]), ["Contoso", null, []]);
    assert.deepEqual(await country(["Organization.Read.All"]), ["Contoso", "US", []]);
  });

  it("G60: refuses other tenants and unknown properties", async () => {
    const call = await world.asApp();
    assert.equal((await call("GET", "/organization/00000000-0000-4000-8000-000000000000")).status, 404);
    assert.equal(
      refusal(await call("GET", "/organization?$select=name")).message,
      "Parsing OData Select and Expand failed: Could not find a property named 'name' on type 'microsoft.graph.organization'.",
    );
  });

  it("G9: needs a permission", async () => {
    assert.equal((await (await world.asApp({ roles: ["User.Invite.All"] }))("GET", "/organization")).status, 403);
  });
});
