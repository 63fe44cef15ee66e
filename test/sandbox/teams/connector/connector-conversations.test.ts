import assert from "node:assert/strict";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { cardActivity } from "../../cards.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("POST /v3/conversations", () => {
  let world: StartedSandbox;
  let channel: string;
  let tenantId: string;

  before(async () => {
    world = await startedSandbox();
    channel = world.sandbox.teams.team.id;
    tenantId = world.sandbox.tenant.id;
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const create = (parameters: unknown) => world.asBot("POST", "/teams/v3/conversations", parameters);
  const badSyntax = { status: 400, body: { error: { code: "BadSyntax", message: "Incorrect conversation creation parameters" } } };

  it("T19: posts a new thread in a channel and returns the ids of the thread and the message", async () => {
    const { status, body } = await create({
      isGroup: true,
      tenantId,
      channelData: { channel: { id: channel } },
      activity: cardActivity("hello"),
    });
    const [message] = world.sandbox.teams.chats.messages(channel);
    assert.deepEqual({ status, body }, { status: 201, body: { id: `${channel};messageid=${message?.id}`, activityId: message?.id } });
    assert.equal(message?.root, null);
  });

  it("T9: returns no id when the first activity becomes several messages", async () => {
    const activity = { ...cardActivity("hello"), text: "and text" };
    assert.deepEqual(await create({ isGroup: true, channelData: { channel: { id: channel } }, activity }), {
      status: 202,
      body: undefined,
    });
  });

  it("T19: refuses a thread without an activity", async () => {
    assert.deepEqual(await create({ isGroup: true, channelData: { channel: { id: channel } } }), badSyntax);
  });

  it("T20: gives the same 1:1 chat for a person's 29: id and Entra object id, each time", async () => {
    const adele = world.sandbox.teams.people.byId(PERSON_IDS.adele);
    const byObjectId = await create({ isGroup: false, members: [{ id: PERSON_IDS.adele }], tenantId });
    const byTeamsId = await create({ members: [{ id: adele?.teamsId }], channelData: { tenant: { id: tenantId } } });
    assert.equal(byObjectId.status, 201);
    assert.match(byObjectId.body.id, /^a:1/);
    assert.deepEqual(byTeamsId, byObjectId);
  });

  it("T20: posts the activity that comes with a 1:1 chat, which only that person sees", async () => {
    const { body } = await create({ members: [{ id: PERSON_IDS.adele }], tenantId, activity: { type: "message", text: "hello" } });
    const path = `conversations/${encodeURIComponent(body.id)}/messages`;
    const seen = await world.adele.get(path);
    assert.deepEqual({ id: body.activityId, text: "hello" }, { id: seen.body[0].id, text: seen.body[0].text });
    assert.equal((await world.megan.get(path)).status, 404);
  });

  it("T20: finds no person by UPN or by another bot's 29: id", async () => {
    for (const id of ["AdeleV@contoso.com", "29:1of-another-bot"]) {
      assert.deepEqual(await create({ members: [{ id }], tenantId }), {
        status: 400,
        body: { error: { code: "BadArgument", message: "Failed to decrypt pairwise id" } },
      });
    }
  });

  it("T21: refuses a group chat, a chat in another tenant and a chat without a member", async () => {
    const members = [{ id: PERSON_IDS.adele }, { id: PERSON_IDS.megan }];
    for (const parameters of [
      { members, tenantId },
      { isGroup: true, members: members.slice(1), tenantId },
      { members: members.slice(1) },
      { tenantId },
    ]) {
      assert.deepEqual(await create(parameters), badSyntax);
    }
  });

  it("T13: answers 404 for an unknown channel", async () => {
    const answer = await create({ isGroup: true, channelData: { channel: { id: "19:no@thread.tacv2" } }, activity: cardActivity("x") });
    assert.deepEqual(answer, { status: 404, body: { error: { code: "ConversationNotFound", message: "Conversation not found." } } });
  });
});
