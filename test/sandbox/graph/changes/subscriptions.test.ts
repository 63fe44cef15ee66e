import assert from "node:assert/strict";
import { GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { createGraphWorld, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";
import { GOOD_HANDSHAKE, startEndpoint, type NotificationEndpoint } from "./notification-endpoint.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("subscriptions", () => {
  let world: GraphWorld;
  let app: GraphCall;
  let endpoint: NotificationEndpoint;
  before(async () => {
    world = await createGraphWorld();
    app = await world.asApp();
    endpoint = await startEndpoint();
  });
  after(() => endpoint.close());
  afterEach(() => {
    world.tenant.reset();
    endpoint.received.length = 0;
    Object.assign(endpoint, { status: 202, handshake: GOOD_HANDSHAKE });
  });

  const inMinutes = (minutes: number) => new Date(world.tenant.clock.now().getTime() + minutes * MINUTE).toISOString();
  const bodyOf = (more: Readonly<Record<string, unknown>>) => ({
    ...{
      changeType: "updated",
      notificationUrl: endpoint.url,
      resource: "users",
      expirationDateTime: inMinutes(60),
      clientState: "secret",
    },
    ...more,
  });
  const subscribe = (more: Readonly<Record<string, unknown>> = {}, call = app) => call("POST", "/subscriptions", { body: bodyOf(more) });
  const change = (displayName: string) => world.tenant.users.update(GUEST_IDS.nora, { displayName });

  it("G18: are made once the endpoint has answered the handshake, and can be read", async () => {
    const { status, body } = await subscribe({ lifecycleNotificationUrl: endpoint.url });
    assert.deepEqual(
      [status, body.resource, body.changeType, body.clientState, body.applicationId, body.notificationUrl],
      [201, "users", "updated", "secret", world.tenant.app.appId, endpoint.url],
    );
    assert.equal((await app("GET", `/subscriptions/${body.id}`)).body.id, body.id);
    assert.equal((await app("GET", "/subscriptions")).body.value.length, 1);
    assert.equal((await (await world.asPerson())("GET", "/subscriptions")).body.value.length, 0);
    assert.equal((await app("DELETE", `/subscriptions/${body.id}`)).status, 204);
    assert.equal((await app("GET", `/subscriptions/${body.id}`)).status, 404);
  });

  for (const [what, handshake, reason] of [
    ["another status", { ...GOOD_HANDSHAKE, status: 202 }, "Notification endpoint must respond with 200 OK to validation request."],
    ["another type", { ...GOOD_HANDSHAKE, type: "text/html" }, "Must respond with the validation token in plain text."],
    ["another text", { ...GOOD_HANDSHAKE, body: "token" }, "Must respond with the validation token in plain text."],
  ] as const) {
    it(`G18: are not made when the handshake is answered with ${what}`, async () => {
      endpoint.handshake = handshake;
      assert.deepEqual(refusal(await subscribe()), {
        status: 400,
        code: "InvalidRequest",
        message: `Subscription validation request failed. ${reason}`,
      });
    });
  }

  it("G18: need both endpoints", async () => {
    const answer = await subscribe({ lifecycleNotificationUrl: "http://127.0.0.1:9/" });
    assert.match(refusal(answer).message, /^Subscription validation request failed/);
  });

  it("G124: live at least 45 minutes and less than 29 days", async () => {
    const end = (await subscribe({ expirationDateTime: inMinutes(5) })).body.expirationDateTime;
    assert.ok(Math.abs(Date.parse(end) - Date.parse(inMinutes(45))) < 2_000);
    assert.equal((await subscribe({ expirationDateTime: inMinutes(41_759) })).status, 201);
    assert.equal(
      refusal(await subscribe({ expirationDateTime: inMinutes(41_761) })).message,
      "Subscription expiration can only be 41760 minutes in the future.",
    );
    assert.equal((await subscribe({ expirationDateTime: inMinutes(-1) })).status, 400);
    assert.equal((await subscribe({ expirationDateTime: "tomorrow" })).status, 400);
  });

  it("G125: report updated and deleted; created alone is refused", async () => {
    assert.deepEqual(refusal(await subscribe({ changeType: "created" })), {
      status: 400,
      code: "InvalidRequest",
      message: "Invalid 'changeType' attribute: 'created'.",
    });
    assert.equal((await subscribe({ changeType: "moved" })).status, 400);
    assert.equal((await subscribe({ changeType: "created,updated,deleted" })).status, 201);
  });

  for (const [what, more] of [
    ["no url", { notificationUrl: undefined }],
    ["a url that isn't one", { notificationUrl: "ftp://localhost/" }],
    ["a url elsewhere", { notificationUrl: "https://example.com/" }],
    ["another resource", { resource: "me/messages" }],
    ["a client state that is too long", { clientState: "x".repeat(129) }],
    ["resource data", { includeResourceData: true }],
    ["what subscriptions don't have", { colour: "red" }],
  ] as const) {
    it(`G126: refuse ${what}`, async () => assert.equal((await subscribe(more)).status, 400));
  }

  it("G126: are limited to 100 per app and tenant", async () => {
    for (let count = 0; count < 100; count += 1) await subscribe();
    assert.equal((await subscribe()).status, 403);
  });

  it("G9: need the right to read users", async () => {
    assert.equal((await subscribe({}, await world.asApp({ roles: ["User.Invite.All"] }))).status, 403);
  });

  it("G127: notify of a change several times, without the changed properties", async () => {
    const { body } = await subscribe();
    change("Nora B.");
    await endpoint.count(2);
    const [first, second] = endpoint.received.flatMap(({ value }) => value);
    assert.deepEqual(first, {
      ...{ changeType: "updated", clientState: "secret", resource: `Users/${GUEST_IDS.nora}` },
      resourceData: {
        ...{ "@odata.type": "#Microsoft.Graph.User", "@odata.id": `Users/${GUEST_IDS.nora}`, id: GUEST_IDS.nora },
        ...{ organizationId: world.tenant.id, sequenceNumber: first.resourceData.sequenceNumber },
      },
      ...{ subscriptionExpirationDateTime: body.expirationDateTime, subscriptionId: body.id, tenantId: world.tenant.id },
    });
    assert.ok(first.resourceData.sequenceNumber > Number.MAX_SAFE_INTEGER);
    assert.equal(second.resource, first.resource);
  });

  it("G127: a creation and a soft deletion are updated, a deletion for good is deleted", async () => {
    await subscribe({ changeType: "deleted" });
    world.tenant.users.remove(GUEST_IDS.nora);
    world.tenant.users.purge(GUEST_IDS.nora);
    await endpoint.count(2);
    assert.deepEqual(
      endpoint.received.flatMap(({ value }) => value).map(({ changeType }) => changeType),
      ["deleted", "deleted"],
    );
  });

  it("G127: are about one user on request, and several subscriptions share a POST", async () => {
    await subscribe({ resource: `/users/${GUEST_IDS.nora}` });
    await subscribe();
    world.tenant.users.update(PERSON_IDS.adele, { displayName: "A." });
    change("N.");
    await endpoint.count(6);
    assert.equal(endpoint.received.length < 6, true);
    assert.equal(endpoint.received.flatMap(({ value }) => value).filter(({ resource }) => resource.endsWith(PERSON_IDS.adele)).length, 2);
  });

  it("G128: are delivered again when the endpoint fails", async () => {
    await subscribe({ expirationDateTime: inMinutes(1_000) });
    endpoint.status = 500;
    change("1");
    await endpoint.count(2);
    endpoint.status = 200;
    world.tenant.clock.advance(11_000);
    await endpoint.count(4);
    const sent = endpoint.received.flatMap(({ value }) => value);
    assert.deepEqual(sent.slice(2), sent.slice(0, 2));
  });

  it("G129: notify late, or not at all, by the switch", async () => {
    await subscribe();
    world.tenant.control.patch({ notifications: "never" });
    change("1");
    world.tenant.control.patch({ notifications: "late" });
    change("2");
    world.tenant.clock.advance(61_000);
    await endpoint.count(2);
    assert.equal(endpoint.received.flatMap(({ value }) => value).length, 2);
  });

  it("G130: wait when the token of the creation has expired, and lose nothing if they are reauthorized in time", async () => {
    const { body } = await subscribe({ expirationDateTime: inMinutes(1_000), lifecycleNotificationUrl: endpoint.url });
    world.tenant.clock.advance(46 * MINUTE);
    await endpoint.count(1);
    assert.deepEqual(endpoint.received[0]?.value[0], {
      ...{ clientState: "secret", subscriptionId: body.id, subscriptionExpirationDateTime: body.expirationDateTime },
      ...{ tenantId: world.tenant.id, lifecycleEvent: "reauthorizationRequired" },
    });
    world.tenant.clock.advance(HOUR);
    change("1");
    assert.equal((await app("POST", `/subscriptions/${body.id}/reauthorize`)).status, 204);
    world.tenant.clock.advance(11_000);
    await endpoint.count(3);
  });

  it("G131: are renewed by PATCH, and expire", async () => {
    const { body } = await subscribe();
    const path = `/subscriptions/${body.id}`;
    const end = inMinutes(2_000);
    const renewed = await app("PATCH", path, { body: { expirationDateTime: end } });
    assert.deepEqual([renewed.status, Math.abs(Date.parse(renewed.body.expirationDateTime) - Date.parse(end)) < 1_000], [200, true]);
    assert.equal((await app("PATCH", path, { body: {} })).status, 400);
    assert.equal((await app("PATCH", path, { body: { resource: "users" } })).status, 400);
    world.tenant.clock.advance(2_001 * MINUTE);
    assert.equal((await app("PATCH", path, { body: { expirationDateTime: inMinutes(60) } })).status, 404);
  });
});
