import assert from "node:assert/strict";
import { chatId } from "../../../../sandbox/teams/chats/ids.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";
import { postCard, press } from "../sign-in/login-bot.ts";

describe("the switch deliverTwice", () => {
  let world: StartedSandbox;
  let chat: string;

  before(async () => {
    world = await startedSandbox();
    chat = chatId(PERSON_IDS.adele, world.sandbox.tenant.app.appId);
  });
  after(() => world.close());
  beforeEach(() => {
    world.reset();
    world.sandbox.control.patch({ deliverTwice: true });
  });

  const ids = async (): Promise<readonly unknown[]> => [await world.bot.nth(1), await world.bot.nth(2)].map(({ activity }) => activity.id);

  it("T57: sends a message to the bot twice, with one id", async () => {
    const { body } = await world.adele.send("POST", "messages", { conversation: chat, root: null, text: "hi", mentionBot: false });
    assert.deepEqual(await ids(), [body.id, body.id]);
  });

  it("T57: sends a press twice, with one id; the first answer counts", async () => {
    const card = await postCard(world, chat);
    let count = 0;
    world.bot.answer(() => ({
      status: 200,
      body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: String((count += 1)) },
    }));
    const result = await press(world, chat, card);
    const [first, second] = await ids();
    assert.equal(first, second);
    assert.equal(result.kind, "message");
  });
});
