import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { decodeJwt } from "jose";
import { PERSON_IDS, TENANT_ID } from "../../../sandbox/directory/well-known.ts";
import { createEntraWorld, refusal, type EntraWorld } from "./entra-world.ts";

const REDIRECT = "http://localhost:3978/sign-in";
const VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";
const S256 = createHash("sha256").update(VERIFIER).digest("base64url");
const SCOPE = "https://graph.microsoft.com/User.Invite.All openid profile offline_access";

describe("signing in", () => {
  let world: EntraWorld;
  before(async () => {
    world = await createEntraWorld();
  });
  beforeEach(() => {
    world.tenant.app.redirectUris.push(REDIRECT);
  });
  afterEach(() => world.tenant.reset());

  const pathWith = (more: Readonly<Record<string, string | undefined>> = {}, tenant = TENANT_ID) => {
    const all: Readonly<Record<string, string | undefined>> = {
      client_id: world.tenant.app.appId,
      redirect_uri: REDIRECT,
      response_type: "code",
      scope: SCOPE,
      state: "s1",
      nonce: "n1",
      code_challenge: S256,
      code_challenge_method: "S256",
      ...more,
    };
    const query = new URLSearchParams(Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
    return `/${tenant}/oauth2/v2.0/authorize?${query}`;
  };
  const choose = (form: Readonly<Record<string, string>>, more = {}) => world.post(pathWith(more), { person: PERSON_IDS.adele, ...form });
  const sentBack = ({ location }: { readonly location: string | null }) => Object.fromEntries(new URL(location ?? "").searchParams);
  const redeem = (code: string, more: Readonly<Record<string, string | undefined>> = {}) =>
    world.token({ grant_type: "authorization_code", code, redirect_uri: REDIRECT, code_verifier: VERIFIER, ...more });

  describe("GET and POST /authorize", () => {
    it("E101: shows the people, then redirects with a code and the state", async () => {
      const { status, body } = await world.get(pathWith());
      assert.deepEqual([status, body.includes("Adele Vance"), body.includes(PERSON_IDS.admin)], [200, true, true]);
      const back = await choose({});
      assert.deepEqual([back.status, back.location?.startsWith(`${REDIRECT}?code=`), sentBack(back)["state"]], [302, true, "s1"]);
    });

    it("E101: a code works once, with its redirect address and verifier", async () => {
      const code = async () => sentBack(await choose({}))["code"] ?? "";
      const good = await code();
      const { status, body } = await redeem(good);
      assert.deepEqual([status, decodeJwt(body.access_token)["oid"], decodeJwt(body.id_token)["nonce"]], [200, PERSON_IDS.adele, "n1"]);
      assert.deepEqual(refusal(await redeem(good)), { status: 400, error: "invalid_grant", code: 70008 });
      assert.equal(refusal(await redeem(await code(), { code_verifier: "other" })).code, 501481);
      assert.equal(refusal(await redeem(await code(), { redirect_uri: "http://localhost/sign-in/callback" })).code, 50011);
    });

    it("E112: a redirect address must be registered, but on the local machine the port doesn't count", async () => {
      world.tenant.app.redirectUris.push("https://app.example/back", "http://127.0.0.1/back");
      const statusOf = async (redirect_uri: string) => (await choose({}, { redirect_uri })).status;
      const good = ["https://app.example/back", "http://127.0.0.1:9000/back", "http://localhost:1234/sign-in", "http://localhost:5000"];
      const bad = [
        "https://app.example:8443/back",
        "https://app.example/back/",
        "http://127.0.0.1:9000/",
        "http://localhost:1234/sign-in/x",
      ];
      assert.deepEqual(await Promise.all([...good, ...bad].map(statusOf)), [...good.map(() => 302), ...bad.map(() => 400)]);
    });

    it("E101: the answer comes as query, fragment or form", async () => {
      assert.match((await choose({}, { response_mode: "fragment" })).location ?? "", /^http:\/\/localhost:3978\/sign-in#code=/);
      const { body } = await choose({}, { response_mode: "form_post" });
      assert.match(body, /<form\s+method="post"\s+action="http:\/\/localhost:3978\/sign-in"/);
    });

    for (const [what, more, code] of [
      ["an unknown app", { client_id: "other" }, "AADSTS700016"],
      ["an address that isn't registered", { redirect_uri: "https://evil.example/" }, "AADSTS50011"],
      ["no address", { redirect_uri: undefined }, "AADSTS900144"],
      ["no app", { client_id: undefined }, "AADSTS900144"],
    ] as const) {
      it(`E102: says on the page, without a redirect, for ${what}`, async () => {
        const { status, body } = await world.get(pathWith(more));
        assert.deepEqual([status, body.includes(code)], [400, true]);
      });
    }

    it("E102: says on the page that a tenant doesn't exist", async () => {
      assert.match((await world.get(pathWith({}, "fabrikam.com"))).body, /AADSTS90002/);
    });

    for (const [what, more, error] of [
      ["no response type", { response_type: undefined }, "invalid_request"],
      ["another response type", { response_type: "token" }, "unsupported_response_type"],
      ["no scope", { scope: undefined }, "invalid_request"],
      ["an unknown permission", { scope: "User.Eat" }, "invalid_client"],
      ["nobody signed in and no page allowed", { prompt: "none" }, "login_required"],
    ] as const) {
      it(`E102: tells the program about ${what}`, async () => {
        const { error: sentError, state } = sentBack(await world.get(pathWith(more)));
        assert.deepEqual([sentError, state], [error, "s1"]);
      });
    }

    it("E103: asks for a second factor, or to register one, and accepts the failed exchange afterwards", async () => {
      world.tenant.control.patch({ mfaRequired: true });
      assert.match((await choose({})).body, /Approve sign in request/);
      world.tenant.control.patch({ mfaEnrolled: false });
      assert.match((await choose({})).body, /More information required/);
      const { code = "" } = sentBack(await choose({ mfa: "approved" }));
      assert.equal((await redeem(code)).status, 200);
    });

    it("E104: an admin consents to the missing permissions; other people need the admin's approval", async () => {
      const more = { scope: "Group.ReadWrite.All" };
      assert.match((await choose({}, more)).body, /Need admin approval/);
      assert.match((await choose({ person: PERSON_IDS.admin }, more)).body, /Permissions requested/);
      assert.ok(sentBack(await choose({ person: PERSON_IDS.admin, consent: "yes" }, more))["code"]);
      assert.ok(world.tenant.app.granted.delegated.has("Group.ReadWrite.All"));
    });

    it("E104: with consent off the app has no permissions until an admin consents; a refusal is AADSTS65004", async () => {
      world.tenant.control.patch({ consented: false });
      const { error, error_subcode, error_description } = sentBack(await choose({ person: PERSON_IDS.admin, consent: "no" }));
      assert.deepEqual([error, error_subcode, error_description?.startsWith("AADSTS65004")], ["access_denied", "cancel", true]);
      await choose({ person: PERSON_IDS.admin, consent: "yes" });
      assert.equal(world.tenant.control.settings.consented, true);
    });

    it("E104: prompt=consent asks again, and people may consent to harmless permissions themselves", async () => {
      assert.match((await choose({}, { prompt: "consent", scope: "User.Read" })).body, /Permissions requested/);
      assert.ok(sentBack(await choose({ consent: "yes" }, { prompt: "consent", scope: "openid" }))["code"]);
    });

    it("E105: conditional access blocks the sign-in and every grant: AADSTS53003", async () => {
      const { code = "" } = sentBack(await choose({}));
      world.tenant.control.patch({ conditionalAccessBlocks: true });
      assert.match(sentBack(await choose({}))["error_description"] ?? "", /^AADSTS53003/);
      assert.deepEqual(refusal(await redeem(code)), { status: 400, error: "interaction_required", code: 53003, suberror: "message_only" });
    });

    const refusedBy = async (name: "assignmentRequired" | "compliantDeviceRequired") => {
      const { code: unused = "" } = sentBack(await choose({}));
      world.tenant.control.patch({ [name]: true });
      const shown = sentBack(await choose({}))["error_description"] ?? "";
      const { code, error } = refusal(await redeem(unused));
      return [/^AADSTS\d+/.exec(shown)?.[0], code, error];
    };

    it("E116: an app that requires assignment refuses people who aren't assigned: AADSTS50105", async () => {
      assert.deepEqual(await refusedBy("assignmentRequired"), ["AADSTS50105", 50105, "invalid_grant"]);
    });

    it("E117: a device that isn't compliant is refused: AADSTS53000", async () => {
      assert.deepEqual(await refusedBy("compliantDeviceRequired"), ["AADSTS53000", 53000, "interaction_required"]);
    });
  });

  describe("the refresh token grant", () => {
    const refresh = async (more: Readonly<Record<string, string | undefined>> = {}) => {
      const { body } = await redeem(sentBack(await choose({}))["code"] ?? "");
      return world.token({ grant_type: "refresh_token", refresh_token: body.refresh_token, ...more });
    };

    it("E106: gives tokens of the same person, on request with fewer permissions", async () => {
      assert.equal(decodeJwt((await refresh()).body.access_token)["oid"], PERSON_IDS.adele);
      assert.equal(decodeJwt((await refresh({ scope: "User.Read" })).body.access_token)["scp"], "User.Read");
    });

    it("E106: refuses other tokens, and people who were deleted or disabled", async () => {
      assert.equal(refusal(await refresh({ refresh_token: "other" })).code, 70000);
      const { body } = await redeem(sentBack(await choose({}))["code"] ?? "");
      const again = () => world.token({ grant_type: "refresh_token", refresh_token: body.refresh_token });
      world.tenant.users.update(PERSON_IDS.adele, { accountEnabled: false });
      assert.equal(refusal(await again()).code, 50057);
      world.tenant.users.remove(PERSON_IDS.adele);
      assert.equal(refusal(await again()).code, 70008);
    });

    it("E103: answers AADSTS50079 if no second factor is registered yet", async () => {
      world.tenant.control.patch({ mfaRequired: true, mfaEnrolled: false });
      const code = world.tenant.grants.addCode({
        clientId: world.tenant.app.appId,
        personId: PERSON_IDS.adele,
        scope: SCOPE,
        redirectUri: REDIRECT,
        challenge: null,
        nonce: null,
      });
      const answer = await redeem(code);
      assert.deepEqual([refusal(answer).code, JSON.parse(answer.body.claims).access_token !== undefined], [50079, true]);
    });
  });

  describe("the device code grant", () => {
    const begin = async () =>
      (await world.post(`/${TENANT_ID}/oauth2/v2.0/devicecode`, { client_id: world.tenant.app.appId, scope: SCOPE })).body;
    const enter = (form: Readonly<Record<string, string>>) => world.post(`/${TENANT_ID}/oauth2/deviceauth`, form);
    const poll = (device_code: string, grant_type = "urn:ietf:params:oauth:grant-type:device_code") =>
      world.token({ grant_type, device_code, client_secret: undefined });

    it("E107: waits until a person has entered the code, then gives tokens once", async () => {
      const { user_code, device_code, verification_uri, interval } = await begin();
      assert.match((await world.get(new URL(verification_uri).pathname)).body, /Enter code/);
      assert.equal(interval, 5);
      assert.deepEqual(refusal(await poll(device_code)), { status: 400, error: "authorization_pending", code: 70016 });
      world.tenant.control.patch({ mfaRequired: true });
      assert.equal((await enter({ user_code: user_code.toLowerCase(), person: PERSON_IDS.megan })).status, 200);
      assert.equal(decodeJwt((await poll(device_code)).body.access_token)["oid"], PERSON_IDS.megan);
      assert.equal(refusal(await poll(device_code)).code, 70000);
    });

    it("E107: also has MSAL's short name", async () => {
      const { user_code, device_code } = await begin();
      await enter({ user_code, person: PERSON_IDS.megan });
      assert.equal((await poll(device_code, "device_code")).status, 200);
    });

    it("E107: reports a refusal; asks again after a wrong code or without a person", async () => {
      const { user_code, device_code } = await begin();
      assert.equal((await enter({ user_code: "X", person: PERSON_IDS.megan })).status, 400);
      assert.equal((await enter({ user_code })).status, 400);
      await enter({ user_code, answer: "no" });
      assert.equal(refusal(await poll(device_code)).error, "authorization_declined");
    });

    it("E107: is refused for other apps, other tenants, and an app that isn't a public client", async () => {
      const ask = (tenant: string, form: Readonly<Record<string, string>>) => world.post(`/${tenant}/oauth2/v2.0/devicecode`, form);
      assert.equal(refusal(await ask(TENANT_ID, { client_id: "other", scope: SCOPE })).code, 700016);
      assert.equal(refusal(await ask("fabrikam.com", {})).code, 90002);
      world.tenant.app.allowPublicClient = false;
      assert.equal(refusal(await poll((await begin()).device_code)).code, 7000218);
    });
  });
});
