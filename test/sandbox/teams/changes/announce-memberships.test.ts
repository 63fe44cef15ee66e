import assert from "node:assert/strict";
import { GROUP_IDS, GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("members who are changed through Graph", () => {
  let world: StartedSandbox;
  before(async () => {
    world = await startedSandbox();
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const change = (what: "added" | "removed", userId: string, by: string | null) =>
    world.sandbox.tenant.events.emit("team", { groupId: GROUP_IDS.team, userId, what, by });

  it("T127: are told to the bot as Teams does, by the person who did it", async () => {
    change("added", GUEST_IDS.nora, PERSON_IDS.megan);
    const { activity } = await world.bot.nth(1);
    assert.deepEqual([activity.type, activity.conversation.id], ["conversationUpdate", world.sandbox.teams.team.id]);
    assert.deepEqual([activity.membersAdded[0].aadObjectId, activity.membersAdded.length], [GUEST_IDS.nora, 1]);
    assert.deepEqual([activity.channelData.eventType, activity.from.aadObjectId], ["teamMemberAdded", PERSON_IDS.megan]);
    change("removed", GUEST_IDS.nora, null);
    const removed = (await world.bot.nth(2)).activity;
    assert.deepEqual(
      [removed.membersRemoved[0].aadObjectId, removed.channelData.eventType, removed.from.aadObjectId],
      [GUEST_IDS.nora, "teamMemberRemoved", PERSON_IDS.admin],
    );
  });

  it("see the team, or don't any more, if they are people of the page", async () => {
    const general = encodeURIComponent(world.sandbox.teams.team.id);
    const status = async () => (await world.megan.get(`conversations/${general}/messages`)).status;
    change("removed", PERSON_IDS.megan, PERSON_IDS.admin);
    assert.equal(await status(), 404);
    change("added", PERSON_IDS.megan, PERSON_IDS.admin);
    assert.equal(await status(), 200);
  });

  it("isn't told of other groups", async () => {
    world.sandbox.tenant.events.emit("team", { groupId: GROUP_IDS.sales, userId: GUEST_IDS.sam, what: "added", by: null });
    change("added", GUEST_IDS.sam, null);
    assert.equal((await world.bot.nth(1)).activity.membersAdded[0].aadObjectId, GUEST_IDS.sam);
  });
});
