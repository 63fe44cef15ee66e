import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { issueBotSelfToken, issueTeamsSsoToken } from "../../../sandbox/entra/tokens.ts";
import { createSigningKeys } from "../../../sandbox/entra/keys.ts";
import { GRAPH_AUDIENCE, GROUP_IDS, GUEST_IDS, PERSON_IDS, TENANT_ID } from "../../../sandbox/directory/well-known.ts";
import { createEntraWorld, ORIGIN, refusal, type EntraWorld } from "./entra-world.ts";

const INVITE = `${GRAPH_AUDIENCE}/User.Invite.All`;
const adele = { id: PERSON_IDS.adele };

describe("the on-behalf-of grant", () => {
  let world: EntraWorld;
  let assertion: string;
  before(async () => {
    world = await createEntraWorld();
    assertion = await issueTeamsSsoToken(world.authority, adele);
  });
  afterEach(() => world.tenant.reset());

  const ask = (form: Readonly<Record<string, string | undefined>> = {}) =>
    world.token({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      requested_token_use: "on_behalf_of",
      ...{ assertion, scope: INVITE, ...form },
    });
  const sign = (more: Readonly<Record<string, unknown>>, expiresIn = 600) =>
    world.authority.keys.sign(
      { ...{ iss: `${ORIGIN}/${TENANT_ID}/v2.0`, aud: world.tenant.app.appId, oid: adele.id, scp: "access_as_user" }, ...more },
      { expiresIn },
    );

  it("E6: gives a Graph token of the person, with the permissions asked for", async () => {
    const { status, body } = await ask({ scope: `${INVITE} User.Read.All` });
    const claims = await world.authority.keys.verify(body.access_token, { audience: GRAPH_AUDIENCE });
    assert.deepEqual([status, body.scope], [200, `${INVITE} ${GRAPH_AUDIENCE}/User.Read.All`]);
    assert.deepEqual(
      [claims["oid"], claims["scp"], claims["upn"]],
      [PERSON_IDS.adele, "User.Invite.All User.Read.All", "AdeleV@contoso.com"],
    );
    for (const field of ["id_token", "refresh_token", "client_info"]) assert.equal(field in body, false);
  });

  it("E6: gives everything granted for .default", async () => {
    const { body } = await ask({ scope: `${GRAPH_AUDIENCE}/.default` });
    assert.equal(decodeJwt(body.access_token)["scp"], [...world.tenant.app.granted.delegated].join(" "));
  });

  it("E6: adds the properties that MSAL requests", async () => {
    const { body } = await ask({ scope: `${INVITE} openid profile offline_access`, client_info: "1" });
    assert.equal(decodeJwt(body.id_token)["oid"], PERSON_IDS.adele);
    assert.equal(typeof body.refresh_token, "string");
    assert.deepEqual(JSON.parse(Buffer.from(body.client_info, "base64url").toString()), { uid: PERSON_IDS.adele, utid: TENANT_ID });
  });

  it("E7: also accepts the self-audience token of the token service, and the v1 form of the audience", async () => {
    assert.equal((await ask({ assertion: await issueBotSelfToken(world.authority, adele) })).status, 200);
    assert.equal((await ask({ assertion: await sign({ aud: `api://botid-${world.tenant.app.appId}` }) })).status, 200);
  });

  const NO_CONSENT = { status: 400, error: "invalid_grant", code: 65001, suberror: "consent_required" };

  it("E8: needs consent: AADSTS65001", async () => {
    assert.deepEqual(refusal(await ask({ scope: "Mail.Send" })), NO_CONSENT);
    world.tenant.control.patch({ consented: false });
    assert.deepEqual(refusal(await ask()), NO_CONSENT);
    assert.deepEqual(refusal(await ask({ scope: `${GRAPH_AUDIENCE}/.default` })), NO_CONSENT);
  });

  it("E9: challenges when a second factor is needed: AADSTS50076 with claims", async () => {
    world.tenant.control.patch({ mfaRequired: true });
    const answer = await ask();
    assert.deepEqual(refusal(answer), { status: 400, error: "interaction_required", code: 50076, suberror: "basic_action" });
    assert.equal(JSON.parse(answer.body.claims).access_token.capolids.essential, true);
  });

  it("E10: refuses an expired assertion: AADSTS500133", async () => {
    assert.deepEqual(refusal(await ask({ assertion: await sign({}, -60) })), { status: 400, error: "invalid_grant", code: 500133 });
  });

  it("E10: refuses an assertion that isn't a token, is forged, or has no person: AADSTS50013", async () => {
    const forged = await (await createSigningKeys()).sign({ iss: `${ORIGIN}/${TENANT_ID}/v2.0` }, { expiresIn: 60 });
    for (const bad of [
      "abc",
      forged,
      await sign({ oid: "nobody" }),
      await sign({ oid: 1 }),
      await sign({ iss: "https://other", aud: [] }),
    ]) {
      assert.deepEqual(refusal(await ask({ assertion: bad })), { status: 400, error: "invalid_grant", code: 50013 });
    }
  });

  it("E10: refuses tokens for another audience, such as Graph's: AADSTS500131", async () => {
    const { body } = await ask();
    for (const foreign of [body.access_token, await sign({ aud: "other" })]) {
      assert.deepEqual(refusal(await ask({ assertion: foreign })), { status: 400, error: "invalid_grant", code: 500131 });
    }
  });

  it("E10: refuses tokens of apps, and of people who may not sign in", async () => {
    assert.equal(refusal(await ask({ assertion: await sign({ scp: undefined }) })).code, 7000114);
    world.tenant.users.update(PERSON_IDS.adele, { accountEnabled: false });
    assert.equal(refusal(await ask()).code, 50057);
  });

  const refused: Readonly<Record<string, readonly [Readonly<Record<string, string | undefined>>, string, number]>> = {
    "no assertion": [{ assertion: "" }, "invalid_request", 900144],
    "no requested_token_use": [{ requested_token_use: undefined }, "invalid_request", 900144],
    "another requested_token_use": [{ requested_token_use: "other" }, "invalid_request", 900144],
    "no scope": [{ scope: undefined }, "invalid_request", 900144],
    "only OpenID scopes": [{ scope: "openid profile" }, "invalid_scope", 70011],
    "a scope that ends in a slash": [{ scope: `${GRAPH_AUDIENCE}/` }, "invalid_scope", 70011],
    "a permission that doesn't exist": [{ scope: "User.Invite.Everybody" }, "invalid_client", 650053],
  };
  for (const [what, [form, error, code]] of Object.entries(refused)) {
    it(`E4: refuses ${what}`, async () => assert.deepEqual(refusal(await ask(form)), { status: 400, error, code }));
  }
});

describe("issueTeamsSsoToken", () => {
  let world: EntraWorld;
  before(async () => {
    world = await createEntraWorld();
  });
  const claimsOf = async (id: string) => decodeJwt(await issueTeamsSsoToken(world.authority, { id }));

  it("E12: is the token that Teams gives for the bot's API", async () => {
    const { sub, uti, iat = 0, nbf, exp = 0, ...claims } = await claimsOf(PERSON_IDS.adele);
    const { appId } = world.tenant.app;
    assert.deepEqual(claims, {
      ...{ iss: `${ORIGIN}/${TENANT_ID}/v2.0`, aud: appId, azp: "5e3ce6c0-2b1f-4285-8d4b-75ee78787346", azpacr: "0", ver: "2.0" },
      ...{ scp: "access_as_user", tid: TENANT_ID, oid: PERSON_IDS.adele, name: "Adele Vance", acct: 0 },
      ...{ preferred_username: "AdeleV@contoso.com" },
    });
    assert.ok(typeof sub === "string" && typeof uti === "string");
    assert.ok(nbf === iat && exp - iat >= 3_600 && exp - iat < 5_400);
  });

  it("E11: has roles, if the app's manifest asks for them, and marks guests and their home tenant", async () => {
    world.tenant.control.patch({ groupMembershipClaims: "directoryRole" });
    assert.deepEqual((await claimsOf(PERSON_IDS.grady))["wids"], [
      "95e79109-95c0-4d8e-aee3-d01accf2d47b",
      "b79fbf4d-3ef9-4689-8143-76b194e85509",
    ]);
    const sam = await claimsOf(GUEST_IDS.sam);
    assert.deepEqual(
      [sam["acct"], sam["email"], sam["preferred_username"], sam["wids"]],
      [1, "sam.rivera@fabrikam.com", "sam.rivera@fabrikam.com", []],
    );
    world.tenant.control.patch({ groupMembershipClaims: "all" });
    assert.deepEqual((await claimsOf(PERSON_IDS.megan))["groups"], [GROUP_IDS.approvers, GROUP_IDS.sales, GROUP_IDS.staff, GROUP_IDS.team]);
    world.tenant.control.reset();
    assert.equal("wids" in (await claimsOf(PERSON_IDS.grady)), false);
    assert.match(String(sam["idp"]), /^https:\/\/sts\.windows\.net\/[0-9a-f-]{36}\/$/);
  });

  it("E11: signs in a guest without mail by user principal name", async () => {
    world.tenant.users.update(GUEST_IDS.nora, { mail: null });
    assert.match(String((await claimsOf(GUEST_IDS.nora))["preferred_username"]), /#EXT#@contoso\.onmicrosoft\.com$/);
  });

  it("E13: has the bot as client in the token service's version", async () => {
    const claims = decodeJwt(await issueBotSelfToken(world.authority, adele));
    assert.deepEqual([claims["azp"], claims.aud], [world.tenant.app.appId, world.tenant.app.appId]);
  });

  it("refuses unknown people", async () => assert.rejects(claimsOf("nobody"), /has no user nobody/));
});
