import assert from "node:assert/strict";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("POST /_sandbox/activities", () => {
  let world: StartedSandbox;
  before(async () => {
    world = await startedSandbox();
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const send = (activity: object, more: object = {}) =>
    world.adele.send("POST", "/_sandbox/activities", {
      as: PERSON_IDS.adele,
      conversation: world.sandbox.teams.team.id,
      activity,
      ...more,
    });

  it("T117: an activity can have no conversationType", async () => {
    world.bot.answer(() => ({ status: 200, body: { seen: true } }));
    const answer = await send({ text: "pending", conversation: { conversationType: null } });
    const { activity, headers } = await world.bot.nth(1);
    assert.deepEqual(answer, { status: 200, body: { status: 200, body: { seen: true } } });
    assert.deepEqual([activity.type, activity.text, activity.from.aadObjectId], ["message", "pending", PERSON_IDS.adele]);
    assert.deepEqual(activity.conversation, { isGroup: true, tenantId: world.sandbox.tenant.id, id: world.sandbox.teams.team.id });
    assert.match(headers.authorization ?? "", /^Bearer /);
  });

  it("T117: even its sender and id can be missing", async () => {
    await send({ id: null, from: null, type: "conversationUpdate", membersRemoved: [{ id: world.sandbox.teams.bot.id }] });
    const { activity } = await world.bot.nth(1);
    assert.deepEqual([activity.id, activity.from, activity.membersRemoved], [undefined, undefined, [{ id: world.sandbox.teams.bot.id }]]);
  });

  it("says that the bot doesn't answer, and that the place is unknown", async () => {
    world.sandbox.setBotEndpoint("http://localhost:1/api/messages");
    assert.deepEqual((await send({})).body, { status: 0, body: null });
    for (const more of [{ as: "nobody" }, { conversation: "nowhere" }])
      assert.deepEqual((await send({}, more)).body.error.code, "unknown-place");
  });
});
