import assert from "node:assert/strict";
import { useFakeTimers } from "sinon";
import { chatId } from "../../../../sandbox/teams/chats/ids.ts";
import { isShownTo } from "../../../../sandbox/teams/chats/is-shown-to.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import type { Json } from "../../json.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("a targeted message", () => {
  let world: StartedSandbox;
  let channel: string;

  before(async () => {
    world = await startedSandbox();
    channel = world.sandbox.teams.team.id;
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const path = (conversation: string, activity = ""): string =>
    `/teams/v3/conversations/${encodeURIComponent(conversation)}/activities${activity}?isTargetedActivity=true`;
  const post = (recipient: object | undefined, conversation = channel) =>
    world.asBot("POST", path(conversation), { type: "message", text: "between us", recipient });
  const shown = async (who: typeof world.adele): Promise<Json> =>
    (await who.get(`conversations/${encodeURIComponent(channel)}/messages`)).body;

  it("T68: is visible only to its recipient", async () => {
    const { status } = await post({ id: PERSON_IDS.adele });
    const [message] = await shown(world.adele);
    assert.deepEqual([status, message.text, message.onlyForMe, await shown(world.megan)], [201, "between us", true, []]);
  });

  it("T68: is gone after 24 hours", async () => {
    const { body } = await post({ id: PERSON_IDS.adele });
    const message = world.sandbox.teams.chats.message(channel, body.id);
    assert.ok(message);
    const clock = useFakeTimers({ now: Date.parse(message.at) + 24 * 3_600_000, toFake: ["Date"] });
    try {
      const atTheEnd = isShownTo(message, PERSON_IDS.adele);
      clock.tick(1);
      assert.deepEqual([atTheEnd, isShownTo(message, PERSON_IDS.adele)], [true, false]);
    } finally {
      clock.restore();
    }
  });

  it("T68: mentions only its recipient", async () => {
    const entities = [{ type: "mention", text: "<at>Megan</at>", mentioned: { id: PERSON_IDS.megan } }];
    const activity = { type: "message", text: "<at>Megan</at>", entities, recipient: { id: PERSON_IDS.adele } };
    assert.equal((await world.asBot("POST", path(channel), activity)).status, 201);
    assert.deepEqual((await world.megan.get("feed")).body, []);
  });

  it("T69: needs a recipient who is a member of a conversation with others, and keeps the recipient in an edit", async () => {
    const chat = chatId(PERSON_IDS.adele, world.sandbox.tenant.app.appId);
    const refused = [await post(undefined), await post({ id: "29:unknown" }), await post({ id: PERSON_IDS.adele }, chat)];
    const { body } = await post({ id: PERSON_IDS.adele });
    refused.push(
      await world.asBot("PUT", path(channel, `/${body.id}`), { type: "message", text: "x", recipient: { id: PERSON_IDS.megan } }),
    );
    assert.deepEqual(
      refused.map((answer) => [answer.status, answer.body.error.code]),
      Array.from({ length: 4 }, () => [400, "BadArgument"]),
    );
    assert.equal((await world.asBot("PUT", path(channel, `/${body.id}`), { type: "message", text: "edited" })).status, 200);
    assert.deepEqual([(await shown(world.adele))[0].text, await shown(world.megan)], ["edited", []]);
  });
});
