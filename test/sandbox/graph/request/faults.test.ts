import assert from "node:assert/strict";
import type { FaultView } from "../../../../sandbox/page-api/fault-view.ts";
import { createGraphWorld, invitation, refusal, type GraphWorld } from "../graph-world.ts";
import { createEntraWorld } from "../../entra/entra-world.ts";

describe("faults of Graph and Entra", () => {
  let world: GraphWorld;
  before(async () => {
    world = await createGraphWorld();
  });
  afterEach(() => world.tenant.reset());

  const order = (route: string, kind: FaultView["kind"], more: Partial<FaultView> = {}) => {
    const outcome = world.tenant.control.patch({ faults: [{ route, kind, ...more }] });
    assert.equal(outcome.kind, "changed");
  };

  for (const [kind, status, code] of [
    ["refused-400", 400, "BadRequest"],
    ["refused-404", 404, "Request_ResourceNotFound"],
    ["429", 429, "TooManyRequests"],
    ["500", 500, "InternalServerError"],
    ["503", 503, "serviceNotAvailable"],
    ["504", 504, "UnknownError"],
  ] as const) {
    it(`G142: the next call answers ${kind}, the one after it succeeds`, async () => {
      const app = await world.asApp();
      order("/v1.0/users", kind, { retryAfterSeconds: 7 });
      const answer = await app("GET", "/users");
      assert.deepEqual([answer.status, refusal(answer).code], [status, code]);
      assert.equal(answer.headers.get("Retry-After"), status === 429 || status === 503 ? "7" : null);
      assert.ok(answer.headers.get("request-id"));
      assert.equal((await app("GET", "/users")).status, 200);
    });
  }

  it("G142: a proxy's page instead of an answer", async () => {
    order("/v1.0/users", "html-502");
    const { status, body } = await (await world.asApp())("GET", "/users");
    assert.deepEqual([status, body.startsWith("<html>")], [502, true]);
  });

  it("G143: a call that succeeds answers 504", async () => {
    order("/v1.0/invitations", "done-504", { method: "POST" });
    const { status } = await (await world.asApp())("POST", "/invitations", { body: invitation() });
    assert.deepEqual([status, world.tenant.users.owners("ada@tailspintoys.com").length], [504, 1]);
  });

  it("G143: a call that succeeds answers 503 with Retry-After", async () => {
    order("/v1.0/invitations", "done-503", { retryAfterSeconds: 30 });
    const { status, headers } = await (await world.asApp())("POST", "/invitations", { body: invitation() });
    assert.deepEqual([status, headers.get("Retry-After"), world.tenant.users.owners("ada@tailspintoys.com").length], [503, "30", 1]);
  });

  it("G142: a call can have no answer until the caller gives up", async () => {
    order("/v1.0/invitations", "timeout");
    const app = await world.asApp();
    const { status } = await app("POST", "/invitations", { body: invitation(), signal: AbortSignal.abort() });
    assert.deepEqual([status, world.tenant.users.owners("ada@tailspintoys.com").length], [500, 0]);
  });

  it("G143: neither can a call that succeeded", async () => {
    order("/v1.0/invitations", "done-timeout");
    const [app, caller] = [await world.asApp(), new AbortController()];
    world.tenant.events.once("user", () => caller.abort());
    const { status } = await app("POST", "/invitations", { body: invitation(), signal: caller.signal });
    assert.deepEqual([status, world.tenant.users.owners("ada@tailspintoys.com").length], [500, 1]);
  });

  it("G142: Retry-After can have a fraction, or be a date", async () => {
    const app = await world.asApp();
    order("/v1.0/users", "429", { retryAfterSeconds: 0.249 });
    assert.equal((await app("GET", "/users")).headers.get("Retry-After"), "0.249");
    order("/v1.0/users", "503", { retryAfterSeconds: 3600, retryAfterForm: "date" });
    const date = (await app("GET", "/users")).headers.get("Retry-After") ?? "";
    assert.match(date, /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
    assert.ok(Math.abs(Date.parse(date) - Date.now() - 3_600_000) < 5_000);
  });

  it("ignores faults that belong to the connector", async () => {
    order("/v1.0/users", "conversation-not-found");
    assert.equal((await (await world.asApp())("GET", "/users")).status, 200);
  });

  it("G142: one request of a batch fails alone, with its own Retry-After", async () => {
    order("/v1.0/users/*", "429", { retryAfterSeconds: 3 });
    const requests = ["1", "2"].map((id) => ({ id, method: "GET", url: `/users/${id}` }));
    const { status, body } = await (await world.asApp())("POST", "/$batch", { body: { requests } });
    const failed = body.responses.filter((each: { status: number }) => each.status === 429);
    assert.deepEqual([status, failed.length, failed[0].headers["retry-after"]], [200, 1, "3"]);
  });

  it("G144: delta loses its position: 410 with a Location that keeps the selection", async () => {
    const app = await world.asApp();
    const { body } = await app("GET", "/users/delta?$select=id,mail&$deltatoken=latest");
    order("/v1.0/users/delta", "gone");
    const answer = await app("GET", body["@odata.deltaLink"]);
    assert.deepEqual([answer.status, new URL(answer.headers.get("Location") ?? "").search], [410, "?$select=id,mail&$deltatoken="]);
    assert.equal((await app("GET", body["@odata.deltaLink"])).status, 200);
  });

  it("G145: delta repeats old changes and reports each change twice, by the switch", async () => {
    const app = await world.asApp();
    for (const name of ["1", "2"])
      await app("POST", "/invitations", { body: invitation({ invitedUserEmailAddress: `${name}@a.example` }) });
    const { body } = await app("GET", "/users/delta?$select=id&$deltatoken=latest");
    world.tenant.control.patch({ deltaReplays: true });
    assert.equal((await app("GET", body["@odata.deltaLink"])).body.value.length, 4);
  });

  it("E100: Entra answers a failure in its own words", async () => {
    const entra = await createEntraWorld();
    entra.tenant.control.patch({ faults: [{ route: "/*/oauth2/v2.0/token", kind: "503" }] });
    const { status, body } = await entra.token({ grant_type: "client_credentials", scope: "https://graph.microsoft.com/.default" });
    assert.deepEqual([status, body.error, body.error_codes], [503, "temporarily_unavailable", [90033]]);
  });
});
