import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { callApi } from "../../bot-client.ts";
import type { Json } from "../../json.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";
import { letBotAskForSignIn, postCard, press } from "./login-bot.ts";

describe("signing in by hand", () => {
  let world: StartedSandbox;
  let channel: string;
  let card: string;
  let signin: string;

  before(async () => {
    world = await startedSandbox();
    channel = world.sandbox.teams.team.id;
  });
  after(() => world.close());
  beforeEach(async () => {
    world.reset();
    world.sandbox.control.patch({ ssoRefusedInChannels: true });
    await letBotAskForSignIn(world);
    card = await postCard(world, channel);
    signin = new URL((await press(world, channel, card)).url, world.sandbox.pageUrl).searchParams.get("signin") ?? "";
  });

  const signIn = (more: object = {}): Promise<Json> =>
    world.adele.send("POST", "/api/sign-in", { signin, person: PERSON_IDS.adele, consent: false, ...more });
  const getToken = (code: string): Promise<Json> => {
    const userId = world.sandbox.teams.people.byId(PERSON_IDS.adele)?.teamsId ?? "";
    return world.asBot(
      "GET",
      `/api/usertoken/GetToken?${new URLSearchParams({ userId, connectionName: "sso", channelId: "msteams", code }).toString()}`,
    );
  };

  it("T45: opens the page by the token service's link, once", async () => {
    const answer = await callApi(world.sandbox, { path: `/api/oauth/signin?signin=${signin}` });
    assert.equal(answer.status, 302);
    const { body } = await world.adele.get(`/api/sign-in?signin=${signin}`);
    assert.deepEqual([body.appName, body.consent, body.people[0].name], ["Guestlist", [], "Adele Vance"]);
    assert.match((await signIn()).body.code, /^\d{6}$/);
    const again = await signIn();
    assert.deepEqual([again.status, again.body.error.code], [404, "unknown-sign-in"]);
    assert.equal((await world.adele.get(`/api/sign-in?signin=${signin}`)).status, 404);
  });

  it("T45: gives a code that Teams passes as `state`, and that the bot turns into a token of the person", async () => {
    const { code } = (await signIn()).body;
    assert.equal((await press(world, channel, card, { state: code })).kind, "card");
    const { value } = (await world.bot.nth(3)).activity;
    assert.deepEqual([value.state, value.authentication, value.trigger], [code, undefined, "manual"]);
    const { status, body } = await getToken(code);
    const { oid, azp, aud } = decodeJwt(body.token);
    const { appId } = world.sandbox.tenant.app;
    assert.deepEqual([status, body.connectionName, oid, azp, aud], [200, "sso", PERSON_IDS.adele, appId, appId]);
  });

  it("T46: finds no token for a wrong or a used code", async () => {
    const { code } = (await signIn()).body;
    assert.equal((await getToken(code === "111111" ? "222222" : "111111")).status, 404);
    assert.equal((await getToken(code)).status, 200);
    assert.equal((await getToken(code)).status, 404);
  });

  it("T46: offers the button again when the bot finds the code invalid", async () => {
    world.bot.answer(() => ({
      status: 200,
      body: { statusCode: 401, type: "application/vnd.microsoft.error.invalidAuthCode", value: null },
    }));
    assert.equal((await press(world, channel, card, { state: "000000" })).kind, "sign-in");
  });

  it("T47: gives the token of the person who signed in, who can be another than the person who pressed", async () => {
    const { code } = (await signIn({ person: PERSON_IDS.megan })).body;
    assert.equal(decodeJwt((await getToken(code)).body.token)["oid"], PERSON_IDS.megan);
  });

  it("T48: asks for missing consent, only to the app's own API", async () => {
    world.sandbox.control.patch({ consented: false });
    const { body } = await world.adele.get(`/api/sign-in?signin=${signin}`);
    assert.deepEqual(body.consent, ["Access this app as you (access_as_user)"]);
    const refused = await signIn();
    assert.deepEqual([refused.status, refused.body.error.code], [403, "consent-needed"]);
    assert.match((await signIn({ consent: true })).body.code, /^\d{6}$/);
    assert.equal(world.sandbox.control.settings.consented, false);
  });

  it("signs in only people of the sandbox", async () => {
    const { status, body } = await signIn({ person: "nobody" });
    assert.deepEqual([status, body.error.code], [404, "unknown-person"]);
  });
});
