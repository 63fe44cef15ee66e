import assert from "node:assert/strict";
import { openChat } from "../../../../src/adapters/teams/open-chat.ts";
import { id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { memoryStore } from "../../../fakes/memory-store.ts";
import { notifierUnderTest } from "./notifier-under-test.ts";

const adele = person({ name: "Adele Vance", locale: "fr-FR" });
const { conversation } = invited().home;
const posted = { status: 201, body: { id: "1700000000009" } };
const error = (status: number, code: string) => ({ status, body: { error: { code, message: "of sam@fabrikam.com" } } });

describe("openChat", () => {
  const under = notifierUnderTest(conversation);
  const { speaking, asked, activity } = under;
  afterEach(() => under.close());

  const chat = { status: 201, body: { id: "a:1-adele" } };
  const create = "/v3/conversations";

  it("opens the 1:1 chat with somebody by their Entra id, near a conversation that it knows, and can speak there", async () => {
    const teams = await speaking(chat, posted);
    assert.equal(await openChat(teams, adele.id, conversation), "a:1-adele");
    assert.deepEqual(asked(), [`POST ${create}`]);
    const { members, isGroup, tenantId, bot } = activity();
    assert.deepEqual([members, isGroup, tenantId, bot.id], [[{ id: adele.id, name: "" }], false, "tenant", "28:bot"]);
    assert.equal((await teams.notifier.askToAddApp(id("a:1-adele"), adele)).kind, "sent");
  });

  for (const [status, code, outcome] of [
    [403, "BotNotInConversationRoster", "unreachable"],
    [404, "ConversationNotFound", "not-now"],
    [403, "BadArgument", "not-now"],
    [400, "BadArgument", "unreachable"],
  ] as const) {
    it(`is ${outcome} after ${status} ${code}`, async () => {
      const teams = await speaking(error(status, code));
      assert.equal(await openChat(teams, adele.id, conversation), outcome);
    });
  }

  it("opens the chat through another conversation when the bot was removed from the one that they were in", async () => {
    const teams = await speaking(chat);
    assert.equal(await openChat(teams, adele.id, id("19:forgotten@thread.v2")), "a:1-adele");
  });

  it("opens no chat when it is in no conversation, or through a host that it may not trust", async () => {
    const teams = await speaking(chat);
    const { conversations } = memoryStore();
    assert.equal(await openChat({ ...teams, conversations }, adele.id, conversation), "unreachable");
    under.forbid();
    assert.equal(await openChat(teams, adele.id, conversation), "unreachable");
    assert.deepEqual(asked(), []);
  });

  it("leaves a chat that Teams could not open to another try", async () => {
    const teams = await speaking(error(503, "ServiceUnavailable"));
    await assert.rejects(openChat(teams, adele.id, conversation), { code: "teams-unavailable", status: 503 });
  });
});
