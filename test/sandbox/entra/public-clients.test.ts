import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { AZURE_CLI_ID, GUEST_IDS, PERSON_IDS, TENANT_ID } from "../../../sandbox/directory/well-known.ts";
import { createEntraWorld, refusal, type EntraWorld } from "./entra-world.ts";

const VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";
const SCOPE = "openid offline_access https://graph.microsoft.com/.default";
const DESKTOP = "http://localhost:50123";
const WEB = "http://localhost:3978/sign-in/callback";

describe("public clients", () => {
  let world: EntraWorld;
  before(async () => {
    world = await createEntraWorld();
  });
  afterEach(() => world.tenant.reset());

  const answerPage = (person: string, redirect_uri = DESKTOP, client_id = world.tenant.app.appId) => {
    const pkce = { code_challenge: VERIFIER, code_challenge_method: "plain" };
    const query = new URLSearchParams({ client_id, redirect_uri, response_type: "code", scope: SCOPE, ...pkce });
    return world.post(`/${TENANT_ID}/oauth2/v2.0/authorize?${query}`, { person });
  };
  const codeFor = async (...choice: Parameters<typeof answerPage>) =>
    new URL((await answerPage(...choice)).location ?? "").searchParams.get("code") ?? "";
  const redeem = (code: string, more: Readonly<Record<string, string | undefined>>) =>
    world.token({ grant_type: "authorization_code", code, redirect_uri: DESKTOP, code_verifier: VERIFIER, ...more });

  it("E118: a desktop address needs no secret, whatever the registration allows", async () => {
    world.tenant.app.allowPublicClient = false;
    const code = await codeFor(PERSON_IDS.adele);
    assert.deepEqual(refusal(await redeem(code, {})), { status: 401, error: "invalid_client", code: 700025 });
    const { status, body } = await redeem(code, { client_secret: undefined });
    assert.equal(status, 200);
    const renewed = await world.token({
      ...{ grant_type: "refresh_token", refresh_token: body.refresh_token, client_secret: undefined },
    });
    assert.equal(decodeJwt(renewed.body.access_token)["oid"], PERSON_IDS.adele);
  });

  it("E118: a web address needs the secret, whatever the registration allows; so do its refresh tokens", async () => {
    const code = await codeFor(PERSON_IDS.adele, WEB);
    const wrong = await redeem(code, { redirect_uri: WEB, client_secret: undefined });
    assert.deepEqual(refusal(wrong), { status: 401, error: "invalid_client", code: 7000218 });
    const { body } = await redeem(code, { redirect_uri: WEB });
    const { refresh_token } = body;
    assert.equal(refusal(await world.token({ grant_type: "refresh_token", refresh_token, client_secret: undefined })).code, 7000218);
  });

  it("E119: the Azure CLI gets its own permissions, and no others", async () => {
    world.tenant.control.patch({ consented: false });
    const code = await codeFor(PERSON_IDS.admin, DESKTOP, AZURE_CLI_ID);
    const { body } = await redeem(code, { client_id: AZURE_CLI_ID, client_secret: undefined });
    const { appid, scp } = decodeJwt<{ appid: string; scp: string }>(body.access_token);
    assert.deepEqual([appid, scp.split(" ").includes("User.ReadWrite.All")], [AZURE_CLI_ID, true]);
    assert.equal(decodeJwt(body.id_token).aud, AZURE_CLI_ID);
    const more = { grant_type: "refresh_token", refresh_token: body.refresh_token, scope: "Policy.Read.All", client_secret: undefined };
    assert.equal(refusal(await world.token({ ...more, client_id: AZURE_CLI_ID })).code, 65001);
    assert.equal(refusal(await world.token({ ...more, client_id: AZURE_CLI_ID, client_secret: "one" })).code, 700025);
  });

  it("E119: what was issued to one program is worthless to another", async () => {
    const code = await codeFor(PERSON_IDS.adele, DESKTOP, AZURE_CLI_ID);
    assert.deepEqual(refusal(await redeem(code, { client_secret: undefined })), { status: 400, error: "invalid_grant", code: 70000 });
  });

  it("E120: accounts of other places are refused on the page", async () => {
    const { body: start } = await world.get(
      `/${TENANT_ID}/oauth2/v2.0/authorize?${new URLSearchParams({
        ...{ client_id: world.tenant.app.appId, redirect_uri: DESKTOP, response_type: "code", scope: SCOPE },
      })}`,
    );
    assert.match(start, new RegExp(GUEST_IDS.sam));
    for (const account of ["personal", "other-organization"]) {
      assert.match(start, new RegExp(`value="${account}"`));
      const { status, location, body } = await answerPage(account);
      assert.deepEqual([status, location, body.includes("AADSTS50020")], [400, null, true]);
    }
  });

  it("E120: also where a device's code is entered", async () => {
    const begun = await world.post(`/${TENANT_ID}/oauth2/v2.0/devicecode`, { client_id: world.tenant.app.appId, scope: SCOPE });
    const { user_code } = begun.body;
    const { status, body } = await world.post(`/${TENANT_ID}/oauth2/deviceauth`, { user_code, person: "personal" });
    assert.deepEqual([status, body.includes("AADSTS50020")], [400, true]);
  });
});
