import assert from "node:assert/strict";
import { createDirectorySubscriptions } from "../../../../../src/adapters/graph/changes/directory-subscriptions.ts";
import { at } from "../../../../build/ids.ts";
import type { FetchStep } from "../../../../fakes/scripted-fetch.ts";
import { graphUnderTest, problem } from "../graph-under-test.ts";

const order = {
  url: "https://guestlist.example/notifications",
  lifecycleUrl: "https://guestlist.example/notifications/lifecycle",
  clientState: "secret",
  until: at("12:00"),
};
const where = "https://graph.example/v1.0/subscriptions";

function underTest(...steps: readonly FetchStep[]) {
  const { graph, sent, finish } = graphUnderTest(...steps);
  return { subscriptions: createDirectorySubscriptions({ graph }), sent, finish };
}

describe("subscribe", () => {
  it("orders what users support, as the app, with both addresses", async () => {
    const { subscriptions, sent } = underTest({ status: 201, body: { id: "one", clientState: "secret" } });
    assert.deepEqual(await subscriptions.subscribe(order), { kind: "subscribed", id: "one" });
    const [request] = sent;
    assert.deepEqual([request?.method, request?.url, request?.headers.get("authorization")], ["POST", where, "Bearer token-of-app"]);
    assert.deepEqual(request?.body, {
      changeType: "updated,deleted",
      resource: "users",
      clientState: "secret",
      notificationUrl: order.url,
      lifecycleNotificationUrl: order.lifecycleUrl,
      expirationDateTime: order.until,
    });
  });

  it("isn't repeated after a failure that leaves it unknown", async () => {
    const { subscriptions, sent, finish } = underTest({ status: 503 });
    await assert.rejects(finish(subscriptions.subscribe(order)), { code: "directory-unavailable" });
    assert.equal(sent.length, 1);
  });

  it("fails when the connection does, or when the answer has no id", async () => {
    const cut = underTest(new Error("reset"));
    await assert.rejects(cut.finish(cut.subscriptions.subscribe(order)), { code: "directory-unavailable" });
    const empty = underTest({ status: 201, body: {} });
    await assert.rejects(empty.subscriptions.subscribe(order), { code: "directory-answer-unexpected" });
  });

  it("waits as long as Graph asks, if that is short", async () => {
    const { subscriptions, sent, finish } = underTest(
      { status: 429, headers: { "retry-after": "2" } },
      { status: 201, body: { id: "one" } },
    );
    assert.deepEqual(await finish(subscriptions.subscribe(order)), { kind: "subscribed", id: "one" });
    assert.equal(sent.length, 2);
  });
});

describe("renew", () => {
  it("sets the new end, and is repeated after a passing failure", async () => {
    const { subscriptions, sent, finish } = underTest({ status: 503 }, { body: { id: "one" } });
    assert.deepEqual(await finish(subscriptions.renew("a/b", at("12:00"))), { kind: "renewed" });
    const request = sent[1];
    assert.deepEqual([request?.method, request?.url], ["PATCH", `${where}/a%2Fb`]);
    assert.deepEqual(request?.body, { expirationDateTime: at("12:00") });
  });

  it("doesn't need a body in the answer, and tells gone from refused", async () => {
    assert.deepEqual(await underTest({ status: 202 }).subscriptions.renew("one", at("12:00")), { kind: "renewed" });
    assert.deepEqual(await underTest(problem(404, "ResourceNotFound")).subscriptions.renew("one", at("12:00")), { kind: "gone" });
    const refused = await underTest(problem(403, "Authorization_RequestDenied")).subscriptions.renew("one", at("12:00"));
    assert.deepEqual([refused.kind, refused.kind === "refused" && refused.reason], ["refused", "permission-missing"]);
  });
});

describe("end", () => {
  it("deletes it; not found is as good", async () => {
    const { subscriptions, sent } = underTest({ status: 204 });
    assert.deepEqual(await subscriptions.end("one"), { kind: "ended" });
    assert.deepEqual([sent[0]?.method, sent[0]?.url], ["DELETE", `${where}/one`]);
    assert.deepEqual(await underTest(problem(404, "ResourceNotFound")).subscriptions.end("one"), { kind: "ended" });
    assert.equal((await underTest(problem(403, "Forbidden")).subscriptions.end("one")).kind, "refused");
  });
});

describe("list", () => {
  it("goes through all pages, but not for ever", async () => {
    const page = (id: string, next: object = { "@odata.nextLink": `${where}?$skiptoken=2` }) => ({
      body: { value: [{ id, notificationUrl: order.url }], ...next },
    });
    assert.deepEqual(await underTest(page("one"), page("two", {})).subscriptions.list(), [
      { id: "one", url: order.url },
      { id: "two", url: order.url },
    ]);
    const endless = underTest(page("one"));
    assert.equal((await endless.subscriptions.list()).length, 10);
  });

  it("is empty when Graph doesn't list them, and reads one without an address", async () => {
    assert.deepEqual(await underTest(problem(403, "Forbidden")).subscriptions.list(), []);
    assert.deepEqual(await underTest({ body: { value: [{ id: "hub", notificationUrl: null }] } }).subscriptions.list(), [
      { id: "hub", url: "" },
    ]);
    await assert.rejects(underTest({ body: {} }).subscriptions.list(), { code: "directory-answer-unexpected" });
  });
});
