import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { createSigningKeys } from "../../../../sandbox/entra/keys.ts";
import { cardActivity } from "../../cards.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { botToken } from "../../bot-client.ts";
import type { Json } from "../../json.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("the Bot Framework token service", () => {
  let world: StartedSandbox;
  let query: string;

  before(async () => {
    world = await startedSandbox();
    query = `userId=${world.sandbox.teams.people.byId(PERSON_IDS.adele)?.teamsId}&connectionName=sso&channelId=msteams`;
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const badArgument = (message: string): object => ({ status: 400, body: { error: { code: "BadArgument", message } } });

  /** The token that Teams sends with an action after a loginRequest. */
  async function ssoToken(): Promise<string> {
    const channel = world.sandbox.teams.team.id;
    const card = await world.asBot("POST", `/teams/v3/conversations/${encodeURIComponent(channel)}/activities`, cardActivity("x"));
    const { body: resource } = await world.asBot("GET", "/api/botsignin/GetSignInResource?state=abc");
    const button = { type: "signin", title: "Sign in", value: resource.signInLink };
    const login = { connectionName: "sso", tokenExchangeResource: resource.tokenExchangeResource, buttons: [button] };
    world.bot.answer(() => ({
      status: 200,
      body: { statusCode: 401, type: "application/vnd.microsoft.activity.loginRequest", value: login },
    }));
    await world.adele.send("POST", "actions", { conversation: channel, message: card.body.id, action: { id: null, verb: "x", data: {} } });
    return (await world.bot.nth(2)).activity.value.authentication.token;
  }

  it("T32: has no token before the person signed in: 404", async () => {
    assert.deepEqual(await world.asBot("GET", `/api/usertoken/GetToken?${query}`), { status: 404, body: undefined });
  });

  it("T32: exchanges the SSO token for one that the bot requested, and keeps it until sign-out", async () => {
    const exchanged = await world.asBot("POST", `/api/usertoken/exchange?${query}`, { token: await ssoToken() });
    assert.equal(exchanged.status, 200);
    const { channelId, connectionName, token, expiration } = exchanged.body;
    assert.deepEqual({ channelId, connectionName }, { channelId: "msteams", connectionName: "sso" });
    const { aud, azp, oid } = decodeJwt(token);
    const { appId } = world.sandbox.tenant.app;
    assert.deepEqual({ aud, azp, oid }, { aud: appId, azp: appId, oid: PERSON_IDS.adele });
    assert.ok(Date.parse(expiration) > Date.now());
    assert.deepEqual(await world.asBot("GET", `/api/usertoken/GetToken?${query}`), exchanged);
    const status = { channelId: "msteams", connectionName: "sso", hasToken: true, serviceProviderDisplayName: "Azure Active Directory v2" };
    assert.deepEqual((await world.asBot("GET", `/api/usertoken/GetTokenStatus?${query}`)).body, [status]);
    assert.equal((await world.asBot("DELETE", `/api/usertoken/SignOut?${query}`)).status, 200);
    assert.equal((await world.asBot("GET", `/api/usertoken/GetToken?${query}`)).status, 404);
    assert.deepEqual((await world.asBot("GET", "/api/usertoken/GetTokenStatus")).body, [{ ...status, hasToken: false }]);
  });

  it("forgets tokens on a reset", async () => {
    await world.asBot("POST", `/api/usertoken/exchange?${query}`, { token: await ssoToken() });
    world.reset();
    assert.equal((await world.asBot("GET", `/api/usertoken/GetToken?${query}`)).status, 404);
  });

  it("T32: refuses a token of another key, its own tokens, and an unknown connection", async () => {
    const forged = await (await createSigningKeys()).sign(decodeJwt(await ssoToken()), { expiresIn: 60 });
    assert.deepEqual(
      await world.asBot("POST", `/api/usertoken/exchange?${query}`, { token: forged }),
      badArgument("The token is not exchangeable"),
    );
    const { body } = await world.asBot("POST", `/api/usertoken/exchange?${query}`, { token: await ssoToken() });
    const own = await world.asBot("POST", `/api/usertoken/exchange?${query}`, { token: body.token });
    assert.deepEqual(own, badArgument("The token is not exchangeable"));
    const other = await world.asBot("POST", "/api/usertoken/exchange?userId=29:1&connectionName=other", { token: body.token });
    assert.deepEqual(other, badArgument("Connection other isn't configured"));
  });

  it("T32: answers 400 to requests without the required parameters", async () => {
    assert.deepEqual(await world.asBot("GET", "/api/usertoken/GetToken"), badArgument("userId and connectionName are required"));
    assert.equal((await world.asBot("POST", `/api/usertoken/exchange?${query}`, {})).status, 400);
    assert.deepEqual(await world.asBot("GET", "/api/botsignin/GetSignInResource"), badArgument("state is required"));
  });

  it("T33: describes the sign-in: link, exchange resource with a fresh id, post address", async () => {
    const resource = async () => (await world.asBot("GET", "/api/botsignin/GetSignInResource?state=abc")).body;
    const [first, second] = [await resource(), await resource()];
    const { signInLink, tokenExchangeResource, tokenPostResource } = first;
    assert.match(signInLink.slice(world.sandbox.apiUrl.length), /^\/api\/oauth\/signin\?signin=[0-9a-f-]{36}$/);
    assert.deepEqual(tokenExchangeResource, {
      id: tokenExchangeResource.id,
      uri: `api://botid-${world.sandbox.tenant.app.appId}`,
      providerId: "30dd229c-58e3-4a48-bdfd-91ec48eb906c",
    });
    assert.notEqual(second.tokenExchangeResource.id, tokenExchangeResource.id);
    assert.match(tokenPostResource.sasUrl, /^http/);
  });

  it("T121: knows no other connection than the bot's", async () => {
    const error = { code: "ServiceError", message: "Could not find Connection Setting with name other" };
    const stateOf = (connectionName: string) => Buffer.from(JSON.stringify({ connectionName })).toString("base64");
    for (const path of ["GetSignInResource", "GetSignInUrl"]) {
      const refused = await world.asBot("GET", `/api/botsignin/${path}?state=${encodeURIComponent(stateOf("other"))}`);
      assert.deepEqual(refused, { status: 404, body: { error } });
    }
    const known = await world.asBot("GET", `/api/botsignin/GetSignInResource?state=${encodeURIComponent(stateOf("sso"))}`);
    assert.equal(known.status, 200);
  });

  it("T32: returns the token, or else the sign-in resource, to libraries that ask for both", async () => {
    const ask = async (): Promise<Json> => (await world.asBot("GET", `/api/usertoken/GetTokenOrSignInResource?${query}&state=abc`)).body;
    const { signInResource, tokenResponse } = await ask();
    assert.deepEqual([typeof signInResource.signInLink, tokenResponse], ["string", undefined]);
    const exchanged = await world.asBot("POST", `/api/usertoken/exchange?${query}`, { token: await ssoToken() });
    assert.deepEqual(await ask(), { tokenResponse: exchanged.body });
  });

  it("T33: returns only the link, as plain text, on request", async () => {
    const headers = { authorization: `Bearer ${await botToken(world.sandbox)}` };
    const answer = await fetch(`${world.sandbox.apiUrl}/api/botsignin/GetSignInUrl?state=abc`, { headers });
    assert.match(await answer.text(), /^https:.*\/api\/oauth\/signin\?signin=[0-9a-f-]{36}$/);
    assert.deepEqual(await world.asBot("GET", "/api/botsignin/GetSignInUrl"), badArgument("state is required"));
  });

  it("T70: answers 404 to other addresses", async () => {
    for (const path of ["/api/usertoken/GetAadTokens", "/api/botsignin/Other", "/teams/v3/other", "/teams/v3/conversations"]) {
      const { status, body } = await world.asBot("GET", path);
      assert.deepEqual(
        [status, body.message],
        [404, `No HTTP resource was found that matches the request URI '${world.sandbox.apiUrl}${path}'.`],
      );
    }
  });
});
