import assert from "node:assert/strict";
import sinon from "sinon";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import type { Json } from "../../json.ts";
import { createGraphWorld, invitation, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

describe("POST /$batch", () => {
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

  const send = (requests: unknown, call = adele) => call("POST", "/$batch", { body: { requests } });
  const me = (id: string, more = {}) => ({ id, method: "GET", url: "/me?$select=id", ...more });
  const byId = (body: Json): Json => Object.fromEntries(body.responses.map((each: { id: string }) => [each.id, each]));
  const statuses = async (requests: unknown): Promise<Record<string, number>> => {
    const { body } = await send(requests);
    return Object.fromEntries(body.responses.map(({ id, status }: { id: string; status: number }) => [id, status]));
  };

  it("G20: answers 200 as a whole, each request with its own answer, in another order", async () => {
    const { status, body } = await send([
      me("a"),
      { id: "b", method: "get", url: "users/nobody" },
      { id: "c", method: "POST", url: "/invitations", headers: { "content-type": "application/json" }, body: invitation() },
    ]);
    assert.equal(status, 200);
    const { a, b, c } = byId(body);
    assert.deepEqual([a.status, b.status, c.status], [200, 404, 201]);
    assert.equal(a.body.id, PERSON_IDS.adele);
    assert.equal(b.body.error.code, "Request_ResourceNotFound");
    assert.match(c.headers["content-type"], /^application\/json/);
  });

  it("G20: shuffles the answers, and never leaves them in the order of the requests", async () => {
    const requests = ["a", "b", "c", "d"].map((id) => me(id));
    const orders = new Set<string>();
    for (let time = 0; time < 12; time += 1) {
      const { body } = await send(requests);
      orders.add(body.responses.map(({ id }: { id: string }) => id).join(""));
    }
    assert.ok(orders.size > 3);
    assert.equal(orders.has("abcd"), false);
  });

  it("G62: runs every request with the caller's own permissions", async () => {
    const call = await world.asPerson({ scopes: ["User.Read"] });
    const { body } = await send([me("1"), { id: "2", method: "GET", url: "/users" }], call);
    assert.deepEqual([byId(body)["1"].status, byId(body)["2"].status], [200, 403]);
  });

  it("G63: accepts only urls that are relative to the version", async () => {
    const { body } = await send([{ id: "1", method: "GET", url: "/v1.0/me" }]);
    assert.equal(body.responses[0].body.error.message, "Resource not found for the segment 'v1.0'.");
    assert.equal((await send([{ id: "1", method: "GET", url: "https://graph.microsoft.com/v1.0/me" }])).status, 400);
  });

  it("G20: returns answers without a body, and text as text", async () => {
    const admin = await world.asPerson({ id: PERSON_IDS.admin, scopes: ["User.ReadWrite.All"] });
    const { body } = await send(
      [
        { id: "1", method: "DELETE", url: `/users/${PERSON_IDS.lee}` },
        { id: "2", method: "GET", url: "/users/$count", headers: { ConsistencyLevel: "eventual" }, dependsOn: ["1"] },
      ],
      admin,
    );
    const { 1: deleted, 2: counted } = byId(body);
    assert.deepEqual([deleted.status, "body" in deleted], [204, false]);
    assert.equal(counted.body, "8");
  });

  it("G64: accepts 1 to 20 requests", async () => {
    const many = (count: number) => Array.from({ length: count }, (_, number) => me(String(number)));
    assert.equal((await send(many(20))).body.responses.length, 20);
    assert.deepEqual(refusal(await send(many(21))), {
      ...{ status: 400, code: "BadRequest" },
      message: "Number of batch request steps exceeds the maximum value of 20.",
    });
    assert.equal((await send([])).status, 400);
  });

  it("G65: answers 424 to requests that depend on a failed one, also indirectly", async () => {
    const requests = [{ id: "1", method: "GET", url: "/users/nobody" }, me("2", { dependsOn: ["1"] }), me("3", { dependsOn: ["2"] })];
    assert.deepEqual(await statuses(requests), { 1: 404, 2: 424, 3: 424 });
    assert.deepEqual(await statuses([me("1"), me("2", { dependsOn: ["1"] })]), { 1: 200, 2: 200 });
  });

  const malformed: Readonly<Record<string, unknown>> = {
    "an id twice, whatever its case": [me("a"), me("A")],
    "no id": [{ method: "GET", url: "/me" }],
    "a body without Content-Type": [{ id: "1", method: "POST", url: "/invitations", body: {} }],
    "a batch within": [{ id: "1", method: "POST", url: "/$batch", headers: { "Content-Type": "application/json" }, body: {} }],
    "dependence on what comes later": [me("1", { dependsOn: ["2"] }), me("2")],
    "neither all parallel nor all serial": [me("1"), me("2", { dependsOn: ["1"] }), me("3")],
    "something else than a list": "me",
  };
  for (const [what, requests] of Object.entries(malformed)) {
    it(`G64: refuses the whole batch for ${what}`, async () => assert.equal((await send(requests)).status, 400));
  }

  it("G64: refuses the whole batch when it isn't JSON", async () => {
    assert.equal(refusal(await adele("POST", "/$batch", { body: "[" })).message, "Invalid batch payload format.");
  });

  it("waits for the set latency once", async () => {
    world.tenant.control.patch({ latencyMs: 300 });
    const timers = sinon.useFakeTimers({ toFake: ["setTimeout"] });
    let isAnswered = false;
    const answer = send([me("1"), me("2")]).then((each) => {
      isAnswered = true;
      return each;
    });
    await timers.tickAsync(299);
    assert.equal(isAnswered, false);
    await timers.tickAsync(1);
    timers.restore();
    assert.equal((await answer).body.responses.length, 2);
  });
});
