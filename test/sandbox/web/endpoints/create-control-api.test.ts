import assert from "node:assert/strict";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("/_sandbox", () => {
  let world: StartedSandbox;

  before(async () => {
    world = await startedSandbox();
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  it("returns the switches and changes single ones", async () => {
    const { body: before } = await world.adele.get("/_sandbox/control");
    const changed = await world.adele.send("PATCH", "/_sandbox/control", { latencyMs: 100, consented: false });
    assert.deepEqual(changed, { status: 200, body: { ...before, latencyMs: 100, consented: false } });
    assert.equal(world.sandbox.control.settings.latencyMs, 100);
  });

  it("refuses unknown switches and invalid values, and then changes nothing", async () => {
    for (const patch of [{ latencyMs: -1 }, { unknown: 1 }, { latencyMs: 5, consented: "no" }]) {
      const { status, body } = await world.adele.send("PATCH", "/_sandbox/control", patch);
      assert.deepEqual([status, body.error.code], [400, "bad-request"]);
    }
    assert.equal(world.sandbox.control.settings.latencyMs, 0);
  });

  it("resets messages, locales and switches", async () => {
    const { id } = world.sandbox.teams.team;
    await world.adele.send("POST", "messages", { conversation: id, root: null, text: "x", mentionBot: false });
    await world.adele.send("PUT", `/api/people/${world.sandbox.teams.people.all[0]?.id}/locale`, { locale: "hu-HU" });
    await world.adele.send("PATCH", "/_sandbox/control", { latencyMs: 5 });
    const { status, body } = await world.adele.send("POST", "/_sandbox/reset");
    assert.deepEqual([status, body.latencyMs], [200, 0]);
    assert.deepEqual([world.sandbox.teams.chats.messages(id), world.sandbox.teams.people.all[0]?.locale], [[], "en-US"]);
  });

  it("moves directory time only forward", async () => {
    const day = 24 * 60 * 60 * 1000;
    const { body } = await world.adele.send("POST", "/_sandbox/clock", { advanceMs: day });
    assert.ok(Math.abs(Date.parse(body.now) - Date.now() - day) < 5000);
    assert.equal((await world.adele.send("POST", "/_sandbox/clock", { advanceMs: -1 })).status, 400);
  });

  it("adds pending guests", async () => {
    const count = world.sandbox.tenant.users.list().length;
    assert.deepEqual(await world.adele.send("POST", "/_sandbox/seed", { guests: 3 }), {
      status: 200,
      body: { guests: 3, acceptedGuests: 0, members: 0 },
    });
    assert.equal(world.sandbox.tenant.users.list().length, count + 3);
    assert.equal((await world.adele.send("POST", "/_sandbox/seed", { guests: 0 })).status, 400);
  });
});
