import assert from "node:assert/strict";
import fc from "fast-check";
import { hearNotifications } from "../../src/flows/following/hear-notifications.ts";
import type { ChangeNotification } from "../../src/flows/following/hear-notifications.ts";
import { notificationRoutes } from "../../src/routes/notification-routes.ts";
import { createServer } from "../../src/server.ts";
import type { HttpServer } from "../../src/server.ts";
import { at } from "../build/ids.ts";
import { invited } from "../build/in-state.ts";
import { runs } from "../build/runs.ts";
import { fakeOutside } from "../fakes/fake-outside.ts";
import type { FakeOutside } from "../fakes/fake-outside.ts";
import { jobsIn, keep } from "../fakes/kept-in.ts";
import { stubFlows } from "../fakes/stub-flows.ts";

const anyItem = fc.oneof(
  fc.record(
    {
      clientState: fc.oneof(fc.string(), fc.constantFrom("Secret", "secret ", "", null, 7)),
      lifecycleEvent: fc.oneof(fc.constantFrom("reauthorizationRequired", "missed"), fc.string(), fc.constant(null)),
      resourceData: fc.oneof(fc.record({ id: fc.oneof(fc.constant("guest-1"), fc.string()) }), fc.jsonValue()),
      __proto__: fc.constant({ clientState: "secret" }),
    },
    { requiredKeys: [] },
  ),
  fc.jsonValue(),
);
const anyBody = fc.oneof(
  fc.array(anyItem, { maxLength: 20 }).map((value) => JSON.stringify({ value })),
  fc.json(),
  fc.string({ unit: "binary" }),
);
const anyType = fc.constantFrom("application/json", "application/json; charset=utf-8", "text/plain", "multipart/form-data; boundary=a", "");
const anyQuery = fc.oneof(
  fc.constant(""),
  fc.string({ unit: "binary" }).map((token) => `?validationToken=${encodeURIComponent(token.toWellFormed())}`),
);

describe("what strangers post to the addresses for notifications", () => {
  let outside: FakeOutside;
  let server: HttpServer;
  let origin: string;

  before(async () => {
    outside = fakeOutside();
    await keep(outside, invited({}, "guest-1"));
    await outside.ports.subscription.begin("https://guestlist.example/notifications", "secret", at("09:00"));
    const hear = async (notifications: readonly ChangeNotification[]) => hearNotifications(outside.ports, notifications);
    const closed = { kind: "closed", status: 401, code: "closed" } as const;
    server = createServer({
      log: outside.log,
      routes: notificationRoutes({ flows: stubFlows({ hearNotifications: hear }), log: outside.log, clock: outside.clock }),
      ...{ health: async () => ({ status: "ready" as const }), receive: async () => undefined },
      gate: { checkToken: async () => closed, checkBody: () => closed },
    });
    origin = `http://127.0.0.1:${await server.listen(0)}`;
  });
  after(() => server.close());

  it("is never an error of ours, stores nothing, and never comes back as anything but text", async () => {
    const property = fc.asyncProperty(anyBody, anyType, anyQuery, async (body, type, query) => {
      const headers = type === "" ? {} : { "content-type": type };
      const answer = await fetch(`${origin}/notifications${query}`, { method: "POST", headers, body });
      const text = await answer.text();
      assert.ok([200, 202, 400, 415].includes(answer.status), `${answer.status} ${text}`);
      const kind = answer.headers.get("content-type");
      if (answer.status === 200) assert.deepEqual([kind, text.includes("<")], ["text/plain; charset=utf-8", false]);
    });
    await fc.assert(property, { numRuns: runs(1_000) });
    assert.deepEqual(jobsIn(outside), []);
    assert.deepEqual(
      outside.log.codes.filter((code) => code !== "notifications-forged"),
      [],
    );
  });
});
