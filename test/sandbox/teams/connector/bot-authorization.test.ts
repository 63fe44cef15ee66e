import assert from "node:assert/strict";
import type { JWTPayload } from "jose";
import { issueTeamsSsoToken } from "../../../../sandbox/entra/tokens.ts";
import { createSigningKeys, type SigningKeys } from "../../../../sandbox/entra/keys.ts";
import { createTenant } from "../../../../sandbox/tenant/create-tenant.ts";
import { botTokenCheck } from "../../../../sandbox/teams/sign-in/entra-for-teams.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { botToken, callApi } from "../../bot-client.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("the bot's bearer token", () => {
  let world: StartedSandbox;

  before(async () => {
    world = await startedSandbox();
  });
  after(() => world.close());

  const paths = ["/teams/v3/conversations/x/members", "/api/usertoken/GetToken", "/api/botsignin/GetSignInResource"];

  for (const path of paths) {
    it(`T7: is required at ${path}`, async () => {
      const denied = { status: 401, body: { message: "Authorization has been denied for this request." } };
      assert.deepEqual(await callApi(world.sandbox, { path }), denied);
      assert.deepEqual(await callApi(world.sandbox, { path, headers: { authorization: "Bearer not-a-token" } }), denied);
      assert.deepEqual(
        await callApi(world.sandbox, { path, headers: { authorization: `Basic ${await botToken(world.sandbox)}` } }),
        denied,
      );
    });
  }

  it("T7: is accepted when Entra issued it to the bot for the Bot Framework", async () => {
    assert.equal((await world.asBot("GET", "/teams/v3/conversations/x/members")).status, 404);
  });
});

describe("botTokenCheck", () => {
  const tenant = createTenant();
  let keys: SigningKeys;
  let check: (token: string) => Promise<boolean>;
  let good: JWTPayload;

  before(async () => {
    keys = await createSigningKeys();
    check = botTokenCheck({ tenant, keys, apiUrl: () => "https://localhost:1" });
    good = { iss: `https://sts.windows.net/${tenant.id}/`, aud: "https://api.botframework.com", appid: tenant.app.appId };
  });

  const isTaken = async (claims: JWTPayload, { expiresIn = 60, signedBy = keys } = {}): Promise<boolean> =>
    check(await signedBy.sign({ ...good, ...claims }, { expiresIn }));

  it("T7: accepts the bot's own token", async () => {
    assert.equal(await isTaken({}), true);
  });

  const bad: readonly (readonly [string, JWTPayload])[] = [
    ["another audience", { aud: "https://graph.microsoft.com" }],
    ["another issuer", { iss: "https://sts.windows.net/other/" }],
    ["another app", { appid: "another-app" }],
  ];
  for (const [what, claims] of bad) {
    it(`T7: refuses a token with ${what}`, async () => {
      assert.equal(await isTaken(claims), false);
    });
  }

  it("T7: refuses an expired one, one of another key, and a person's", async () => {
    assert.equal(await isTaken({}, { expiresIn: -60 }), false);
    assert.equal(await isTaken({}, { signedBy: await createSigningKeys() }), false);
    assert.equal(
      await check(await issueTeamsSsoToken({ tenant, keys, apiUrl: () => "https://localhost:1" }, { id: PERSON_IDS.adele })),
      false,
    );
  });
});
