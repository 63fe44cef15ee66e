import assert from "node:assert/strict";
import { TENANT_ID } from "../../../sandbox/directory/well-known.ts";
import { createEntraWorld, ORIGIN, refusal, type EntraWorld } from "./entra-world.ts";

describe("OpenID metadata", () => {
  let world: EntraWorld;
  before(async () => {
    world = await createEntraWorld();
  });

  const read = (tenant: string) => world.get(`/${tenant}/v2.0/.well-known/openid-configuration`);

  it("E5: names the tenant's own endpoints", async () => {
    const { status, body } = await read(TENANT_ID);
    assert.equal(status, 200);
    assert.deepEqual(
      [body.issuer, body.token_endpoint, body.jwks_uri, body.authorization_endpoint],
      [
        `${ORIGIN}/${TENANT_ID}/v2.0`,
        `${ORIGIN}/${TENANT_ID}/oauth2/v2.0/token`,
        `${ORIGIN}/${TENANT_ID}/discovery/v2.0/keys`,
        `${ORIGIN}/${TENANT_ID}/oauth2/v2.0/authorize`,
      ],
    );
  });

  it("E3: also finds the tenant by its domains", async () => {
    assert.equal((await read("Contoso.com")).body.issuer, `${ORIGIN}/${TENANT_ID}/v2.0`);
  });

  it("E5: leaves the tenant open for organizations and common", async () => {
    for (const name of ["organizations", "common"]) assert.equal((await read(name)).body.issuer, `${ORIGIN}/{tenantid}/v2.0`);
  });

  it("E5: serves the signing keys", async () => {
    const { body } = await world.get(`/${TENANT_ID}/discovery/v2.0/keys`);
    assert.deepEqual(
      body.keys.map(({ kid, issuer }: { kid: string; issuer: string }) => ({ kid, issuer })),
      [{ kid: world.authority.keys.keyId, issuer: `${ORIGIN}/${TENANT_ID}/v2.0` }],
    );
  });

  it("E3: refuses other tenants: AADSTS90002", async () => {
    for (const answer of [await read("fabrikam.com"), await world.get("/fabrikam.com/discovery/v2.0/keys")]) {
      assert.deepEqual(refusal(answer), { status: 400, error: "invalid_request", code: 90002 });
    }
  });
});
