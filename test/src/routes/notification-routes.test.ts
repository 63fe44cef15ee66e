import assert from "node:assert/strict";
import { GuestlistError } from "../../../src/errors.ts";
import type { ChangeNotification, Heard } from "../../../src/flows/following/hear-notifications.ts";
import { notificationRoutes } from "../../../src/routes/notification-routes.ts";
import { createServer } from "../../../src/server.ts";
import type { HttpServer } from "../../../src/server.ts";
import { FakeClock } from "../../fakes/fake-clock.ts";
import { RecordingLog } from "../../fakes/recording-log.ts";
import { stubFlows } from "../../fakes/stub-flows.ts";

const json = { "content-type": "application/json; charset=utf-8" };

/** As Graph sends it; the number is greater than 2^53. */
const change = (id: string, clientState = "secret") => ({
  ...{ changeType: "updated", clientState, resource: `Users/${id}`, tenantId: "tenant" },
  resourceData: { "@odata.type": "#Microsoft.Graph.User", "@odata.id": `Users/${id}`, id, organizationId: "tenant", sequenceNumber: "BIG" },
  ...{ subscriptionExpirationDateTime: "2026-12-01T00:00:00Z", subscriptionId: "one" },
});
const bodyOf = (...value: readonly unknown[]) => JSON.stringify({ value }).replaceAll('"BIG"', "638059995676961300");

describe("the addresses for notifications", () => {
  let server: HttpServer;
  let origin: string;
  let heard: (readonly ChangeNotification[])[];
  let outcome: () => Promise<Heard>;
  let log: RecordingLog;
  let clock: FakeClock;

  beforeEach(async () => {
    heard = [];
    outcome = async () => ({ kind: "heard", forged: 0 });
    log = new RecordingLog();
    clock = new FakeClock();
    const flows = stubFlows({
      hearNotifications: async (notifications: readonly ChangeNotification[]) => {
        heard.push(notifications);
        return outcome();
      },
    });
    const closed = { kind: "closed", status: 401, code: "closed" } as const;
    server = createServer({
      ...{ log, routes: notificationRoutes({ flows, log, clock }), health: async () => ({ status: "ready" as const }) },
      ...{ receive: async () => undefined, gate: { checkToken: async () => closed, checkBody: () => closed } },
    });
    origin = `http://127.0.0.1:${await server.listen(0)}`;
  });
  afterEach(() => server.close());

  async function post(path: string, body?: string, headers: Readonly<Record<string, string>> = json) {
    const answer = await fetch(origin + path, { method: "POST", headers, ...(body !== undefined && { body }) });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  for (const path of ["/notifications", "/notifications/lifecycle"]) {
    it(`answer Graph's handshake with the decoded token, as nothing but text: ${path}`, async () => {
      const token = "Validation: Testing client application reachability for subscription Request-Id: 1+1=2 & 100% ü";
      const query = `?validationToken=${encodeURIComponent(token).replaceAll("%20", "+")}`;
      const { status, headers, text } = await post(path + query, undefined, { "content-type": "text/plain; charset=utf-8" });
      assert.deepEqual([status, text], [200, token]);
      assert.deepEqual(
        ["content-type", "x-content-type-options", "cache-control"].map((name) => headers.get(name)),
        ["text/plain; charset=utf-8", "nosniff", "no-store"],
      );
      assert.deepEqual(heard, []);
    });
  }

  for (const [what, token] of [
    ["markup", "<script>alert(1)</script>"],
    ["a line break", "a\r\nset-cookie: a=b"],
    ["nothing", ""],
    ["too much", "x".repeat(2_001)],
  ] as const) {
    it(`give back no token that is ${what}`, async () => {
      const { status, headers, text } = await post(`/notifications?validationToken=${encodeURIComponent(token)}`);
      assert.deepEqual([status, text, headers.get("set-cookie")], [400, '{"code":"BadRequest"}', null]);
    });
  }

  it("hand on what Graph posts, several at once, and answer 202 without content", async () => {
    const { status, text } = await post("/notifications", bodyOf(change("a"), change("B", "other")));
    assert.deepEqual([status, text], [202, ""]);
    assert.deepEqual(heard, [
      [
        { clientState: "secret", user: "a" },
        { clientState: "other", user: "b" },
      ],
    ]);
    assert.deepEqual(log.lines, []);
  });

  it("hand on what becomes of the subscription", async () => {
    const lifecycle = { subscriptionId: "one", clientState: "secret", lifecycleEvent: "reauthorizationRequired", tenantId: "tenant" };
    assert.equal((await post("/notifications/lifecycle", bodyOf(lifecycle))).status, 202);
    assert.deepEqual(heard, [[{ clientState: "secret", lifecycleEvent: "reauthorizationRequired" }]]);
  });

  it("don't let one that can't be read keep the others back", async () => {
    const odd = [
      null,
      7,
      "text",
      [],
      {},
      { clientState: 7 },
      { clientState: "x".repeat(256) },
      { clientState: "secret", resourceData: "a" },
    ];
    await post("/notifications", bodyOf(...odd, change("a")));
    assert.deepEqual(
      heard[0]?.slice(0, -1),
      Array.from(odd, () => ({ clientState: "" })),
    );
    assert.deepEqual(heard[0].at(-1), { clientState: "secret", user: "a" });
  });

  for (const [what, body, headers, status] of [
    ["what isn't JSON", "value=1", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["what is compressed", "{}", { ...json, "content-encoding": "gzip" }, 415],
    ["broken JSON", '{"value":[', json, 400],
    ["JSON of another shape", '{"value":{}}', json, 400],
    ["no JSON object", "[]", json, 400],
    ["nothing", "", json, 400],
    ["more than Graph would post", bodyOf(...Array.from({ length: 1_001 }, () => ({}))), json, 400],
    ["more than is read", `{"value":["${"x".repeat(256 * 1024)}"]}`, json, 413],
  ] as const) {
    it(`refuse ${what}`, async () => {
      assert.equal((await post("/notifications", body, headers)).status, status);
      assert.deepEqual(heard, []);
    });
  }

  it("have nothing for a browser", async () => {
    assert.equal((await fetch(`${origin}/notifications?validationToken=a`)).status, 405);
  });

  it("make Graph send it again when it isn't stored, or not in time", async () => {
    outcome = async () => Promise.reject(new GuestlistError("store-unavailable", "away"));
    const { status, text } = await post("/notifications", bodyOf(change("a")));
    assert.deepEqual([status, text], [503, ""]);
    outcome = async () => ({ kind: "late" });
    assert.equal((await post("/notifications", bodyOf(change("a")))).status, 503);
    assert.deepEqual(
      log.lines.map(({ level, code, count }) => [level, code, count]),
      [
        ["error", "notifications-not-stored", 1],
        ["warn", "notifications-late", 1],
      ],
    );
  });

  it("accept forged ones like the others, and count them in the log once a minute", async () => {
    outcome = async () => ({ kind: "heard", forged: 2 });
    const statuses = new Set<number>();
    for (let times = 0; times < 50; times += 1) statuses.add((await post("/notifications", bodyOf(change("a"), change("b")))).status);
    assert.deepEqual([...statuses], [202]);
    assert.deepEqual(log.lines, [{ level: "warn", code: "notifications-forged", count: 2 }]);
    await clock.advance(60_000);
    await post("/notifications", bodyOf(change("a")));
    assert.deepEqual(log.lines[1], { level: "warn", code: "notifications-forged", count: 49 * 2 + 2 });
    await clock.advance(60_000);
    await post("/notifications", bodyOf(change("a")));
    assert.deepEqual(log.lines[2], { level: "warn", code: "notifications-forged", count: 2 });
  });
});
