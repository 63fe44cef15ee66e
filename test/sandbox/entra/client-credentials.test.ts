import assert from "node:assert/strict";
import sinon from "sinon";
import {
  APP_ID,
  BOT_FRAMEWORK_AUDIENCE,
  DATABASE_AUDIENCE,
  GRAPH_AUDIENCE,
  SERVICE_PRINCIPAL_ID,
  TENANT_ID,
} from "../../../sandbox/directory/well-known.ts";
import { createEntraWorld, ORIGIN, refusal, type EntraWorld } from "./entra-world.ts";

const GRAPH = `${GRAPH_AUDIENCE}/.default`;

describe("the client credentials grant", () => {
  let world: EntraWorld;
  before(async () => {
    world = await createEntraWorld();
  });
  afterEach(() => {
    sinon.restore();
    world.tenant.reset();
  });

  const ask = (form: Readonly<Record<string, string | undefined>> = {}, tenant?: string) =>
    world.token({ grant_type: "client_credentials", scope: GRAPH, ...form }, tenant);

  it("E1: gives a Graph token with the granted application permissions, for 60 to 90 minutes", async () => {
    const { status, body } = await ask();
    const claims = await world.authority.keys.verify(body.access_token);
    assert.deepEqual([status, body.token_type, body.ext_expires_in], [200, "Bearer", body.expires_in]);
    assert.ok(body.expires_in >= 3_600 && body.expires_in < 5_400);
    assert.equal((claims.exp ?? 0) - (claims.iat ?? 0), body.expires_in);
    assert.deepEqual(
      {
        ...{ iss: claims.iss, aud: claims.aud, tid: claims["tid"], oid: claims["oid"], appid: claims["appid"] },
        ...{ roles: claims["roles"], idtyp: claims["idtyp"], scp: claims["scp"] },
      },
      {
        ...{ iss: `https://sts.windows.net/${TENANT_ID}/`, aud: GRAPH_AUDIENCE, tid: TENANT_ID, oid: SERVICE_PRINCIPAL_ID },
        ...{ appid: world.tenant.app.appId, roles: [...world.tenant.app.granted.application], idtyp: "app", scp: undefined },
      },
    );
  });

  it("E1: follows the granted permissions", async () => {
    world.tenant.app.granted.application.clear();
    const claims = await world.authority.keys.verify((await ask()).body.access_token);
    assert.equal("roles" in claims, false);
  });

  it("E2: gives a Bot Framework token without permissions", async () => {
    const { body } = await ask({ scope: `${BOT_FRAMEWORK_AUDIENCE}/.default` });
    const claims = await world.authority.keys.verify(body.access_token, { audience: BOT_FRAMEWORK_AUDIENCE });
    assert.equal("roles" in claims, false);
  });

  it("E121: gives a token for databases without permissions", async () => {
    const { body } = await ask({ scope: `${DATABASE_AUDIENCE}/.default` });
    const claims = await world.authority.keys.verify(body.access_token, { audience: DATABASE_AUDIENCE });
    assert.deepEqual([claims["appid"], "roles" in claims], [APP_ID, false]);
  });

  it("E3: finds the tenant by a domain", async () => assert.equal((await ask({}, "contoso.com")).status, 200));

  const refused: Readonly<Record<string, readonly [Readonly<Record<string, string | undefined>>, object]>> = {
    "no grant type": [{ grant_type: undefined }, { status: 400, error: "invalid_request", code: 900144 }],
    "an unknown grant type": [{ grant_type: "password" }, { status: 400, error: "unsupported_grant_type", code: 70003 }],
    "no client id": [{ client_id: "" }, { status: 400, error: "invalid_request", code: 900144 }],
    "an unknown app": [{ client_id: "other" }, { status: 400, error: "unauthorized_client", code: 700016 }],
    "no secret": [{ client_secret: undefined }, { status: 401, error: "invalid_client", code: 7000218 }],
    "a wrong secret": [{ client_secret: "guess" }, { status: 401, error: "invalid_client", code: 7000215 }],
    "no scope": [{ scope: undefined }, { status: 400, error: "invalid_request", code: 900144 }],
    "a scope without .default": [{ scope: `${GRAPH_AUDIENCE}/User.Read.All` }, { status: 400, error: "invalid_scope", code: 1002012 }],
    "an unknown resource": [{ scope: "https://vault.azure.net/.default" }, { status: 400, error: "invalid_resource", code: 500011 }],
    "two resources": [{ scope: `${GRAPH} ${BOT_FRAMEWORK_AUDIENCE}/.default` }, { status: 400, error: "invalid_request", code: 28000 }],
  };
  for (const [what, [form, expected]] of Object.entries(refused)) {
    it(`E4: refuses ${what}`, async () => assert.deepEqual(refusal(await ask(form)), expected));
  }

  it("E3: refuses other tenants, and the endpoints for any tenant", async () => {
    assert.deepEqual(refusal(await ask({}, "fabrikam.com")), { status: 400, error: "invalid_request", code: 90002 });
    assert.deepEqual(refusal(await ask({}, "common")), { status: 400, error: "invalid_request", code: 50194 });
  });

  it("E4: refuses in Entra's shape, with ids and the time", async () => {
    const { body } = await ask({ client_secret: "guess" });
    assert.match(body.timestamp, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/);
    const text = `AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${world.tenant.app.appId}'.`;
    assert.deepEqual(body, {
      error: "invalid_client",
      error_description: `${text} Trace ID: ${body.trace_id} Correlation ID: ${body.correlation_id} Timestamp: ${body.timestamp}`,
      error_codes: [7000215],
      ...{ timestamp: body.timestamp, trace_id: body.trace_id, correlation_id: body.correlation_id },
      error_uri: `${ORIGIN}/error?code=7000215`,
    });
  });

  it("takes the set latency", async () => {
    world.tenant.control.patch({ latencyMs: 200 });
    const timers = sinon.useFakeTimers({ toFake: ["setTimeout"] });
    let isAnswered = false;
    const answer = ask().then((each) => {
      isAnswered = true;
      return each;
    });
    await timers.tickAsync(199);
    assert.equal(isAnswered, false);
    await timers.tickAsync(1);
    assert.equal((await answer).status, 200);
  });

  it("passes its own errors to the server", async () => {
    sinon.stub(world.authority.keys, "sign").rejects(new Error("broken"));
    const log = sinon.stub(console, "error");
    assert.deepEqual([(await ask()).status, log.callCount], [500, 1]);
  });
});
