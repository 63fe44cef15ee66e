import assert from "node:assert/strict";
import sinon from "sinon";
import { issueTeamsSsoToken } from "../../../sandbox/entra/tokens.ts";
import { createSigningKeys } from "../../../sandbox/entra/keys.ts";
import { GRAPH_AUDIENCE, PERSON_IDS, TENANT_ID } from "../../../sandbox/directory/well-known.ts";
import { API_URL, createGraphWorld, refusal, type GraphCall, type GraphWorld } from "./graph-world.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

describe("Graph", () => {
  let world: GraphWorld;
  let adele: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    adele = await world.asPerson();
  });
  afterEach(() => {
    sinon.restore();
    world.tenant.reset();
  });

  it("G21: identifies every answer, and echoes the client's own id", async () => {
    for (const path of ["/me", "/users/nobody", "/nothing"]) {
      const { headers } = await adele("GET", path, { headers: { "client-request-id": "mine" } });
      assert.match(headers.get("request-id") ?? "", UUID);
      assert.equal(headers.get("client-request-id"), "mine");
      assert.ok(Math.abs(Date.parse(headers.get("date") ?? "") - Date.now()) < 5_000);
    }
    const { headers } = await adele("GET", "/me");
    assert.equal(headers.get("client-request-id"), headers.get("request-id"));
  });

  it("G21: says its own time, also when the directory's clock was moved", async () => {
    world.tenant.clock.advance(3_600_000);
    const { headers } = await adele("GET", "/me");
    assert.ok(Math.abs(Date.parse(headers.get("date") ?? "") - world.tenant.clock.now().getTime()) < 5_000);
  });

  it("G21: repeats the ids and the time in errors", async () => {
    const { headers, body } = await adele("GET", "/users/nobody", { headers: { "client-request-id": "mine" } });
    assert.deepEqual(body.error.innerError, {
      date: body.error.innerError.date,
      "request-id": headers.get("request-id"),
      "client-request-id": "mine",
    });
    assert.match(body.error.innerError.date, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  });

  it("G66: names the first segment without a route", async () => {
    const segment = async (path: string) => refusal(await adele("GET", path));
    const unknown = (name: string) => ({ status: 400, code: "BadRequest", message: `Resource not found for the segment '${name}'.` });
    assert.deepEqual(await segment("/people/1"), unknown("people"));
    assert.deepEqual(await segment(`/users/${PERSON_IDS.adele}/cats`), unknown("cats"));
  });

  it("G188: takes segments in any case, and a slash at the end", async () => {
    const app = await world.asApp();
    const paths = [
      "/Users/",
      "/directory/deleteditems/Microsoft.Graph.User",
      "/users/delta/?$select=id",
      `/users/${PERSON_IDS.adele}/memberof`,
    ];
    for (const path of paths) assert.equal((await app("GET", path)).status, 200, path);
    const requests = [{ id: "1", method: "GET", url: "/Users/Delta/?$select=id" }];
    const { body } = await app("POST", `${API_URL}/v1.0/$Batch`, { body: { requests } });
    assert.equal(body.responses[0].status, 200);
  });

  it("G67: answers 405 to methods that a resource doesn't support", async () => {
    const expected = { status: 405, code: "Request_BadRequest", message: "Specified HTTP method is not allowed for the request target." };
    assert.deepEqual(refusal(await adele("PUT", "/me")), expected);
    assert.deepEqual(refusal(await adele("DELETE", "/invitations/1")), expected);
  });

  it("G68: has a beta with the same resources, whose links stay in beta", async () => {
    const { body } = await adele("GET", `${API_URL}/beta/users?$top=1`);
    assert.match(body["@odata.nextLink"], /^https:\/\/localhost:8443\/beta\/users\?/);
  });

  describe("the access token", () => {
    const claims = { iss: `https://sts.windows.net/${TENANT_ID}/`, aud: GRAPH_AUDIENCE, oid: PERSON_IDS.adele, scp: "User.Read" };
    const answerTo = async (token: string) => refusal(await world.withToken(token)("GET", "/me"));
    const invalid = (message: string) => ({ status: 401, code: "InvalidAuthenticationToken", message });
    const sign = (more: Readonly<Record<string, unknown>>, expiresIn = 600) =>
      world.authority.keys.sign({ ...claims, ...more }, { expiresIn });

    it("G69: must be present and a token", async () => {
      assert.deepEqual(await answerTo(""), invalid("Access token is empty."));
      assert.deepEqual(await answerTo("abc"), invalid("CompactToken parsing failed with error code: 80049217"));
    });

    it("G69: must be unexpired, for Graph, from this tenant, and signed by it", async () => {
      assert.deepEqual(await answerTo(await sign({}, -60)), invalid("Lifetime validation failed, the token is expired."));
      assert.deepEqual(
        await answerTo(await sign({ aud: "https://api.botframework.com" })),
        invalid("Access token validation failure. Invalid audience."),
      );
      assert.deepEqual(await answerTo(await sign({ iss: "https://other/" })), invalid("Access token validation failure. Invalid issuer."));
      const stranger = await (await createSigningKeys()).sign(claims, { expiresIn: 600 });
      assert.deepEqual(await answerTo(stranger), invalid("Access token validation failure. Invalid signature."));
    });

    it("G69: must belong to a person with an enabled account", async () => {
      assert.equal((await answerTo(await sign({ oid: "nobody" }))).status, 401);
      assert.equal((await answerTo(await sign({ oid: undefined }))).message, "Access token validation failure.");
      const token = await sign({});
      world.tenant.users.update(PERSON_IDS.adele, { accountEnabled: false });
      assert.equal((await answerTo(token)).status, 401);
    });

    it("G69: can't be the token that Teams gave for the bot", async () => {
      const token = await issueTeamsSsoToken(world.authority, { id: PERSON_IDS.adele });
      assert.equal((await answerTo(token)).status, 401);
    });
  });

  it("passes its own programming errors to the server", async () => {
    sinon.stub(world.tenant.users, "get").throws(new Error("broken"));
    const log = sinon.stub(console, "error");
    assert.deepEqual([(await adele("GET", "/me")).status, log.callCount], [500, 1]);
  });
});
