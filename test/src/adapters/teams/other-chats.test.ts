import assert from "node:assert/strict";
import { aDraft } from "../../../build/a-draft.ts";
import { id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { notifierUnderTest } from "./notifier-under-test.ts";

const adele = person({ name: "Adele Vance", locale: "fr-FR" });
const { conversation } = invited().home;
const posted = { status: 201, body: { id: "1700000000009" } };
const error = (status: number, code: string) => ({ status, body: { error: { code, message: "of sam@fabrikam.com" } } });

describe("createNotifier: chats that nobody has spoken in", () => {
  const under = notifierUnderTest(conversation);
  const { notifier, asked, activity } = under;
  afterEach(() => under.close());

  const chat = { status: 201, body: { id: "a:1-adele" } };
  const create = "/v3/conversations";

  it("opens the 1:1 chat with somebody by their Entra id, near a conversation that it knows, and can speak there", async () => {
    const teams = await notifier(chat, posted);
    assert.equal(await teams.openChat(adele.id, conversation), "a:1-adele");
    assert.deepEqual(asked(), [`POST ${create}`]);
    const { members, isGroup, tenantId, bot } = activity();
    assert.deepEqual([members, isGroup, tenantId, bot.id], [[{ id: adele.id, name: "" }], false, "tenant", "28:bot"]);
    assert.equal((await teams.askToAddApp(id("a:1-adele"), adele)).kind, "sent");
  });

  for (const [status, code] of [
    [403, "BotNotInConversationRoster"],
    [404, "ConversationNotFound"],
    [400, "BadArgument"],
  ] as const) {
    it(`says that somebody can't be reached after ${status} ${code}`, async () => {
      const teams = await notifier(error(status, code));
      assert.equal(await teams.openChat(adele.id, conversation), "unreachable");
    });
  }

  it("opens no chat near a conversation that it doesn't know, or through a host that it may not trust", async () => {
    const teams = await notifier(chat);
    assert.equal(await teams.openChat(adele.id, id("19:unknown@thread.v2")), "unreachable");
    under.forbid();
    assert.equal(await teams.openChat(adele.id, conversation), "unreachable");
    assert.deepEqual(asked(), []);
  });

  it("leaves a chat that Teams could not open to another try", async () => {
    const teams = await notifier(error(503, "ServiceUnavailable"));
    await assert.rejects(teams.openChat(adele.id, conversation), { code: "teams-unavailable", status: 503 });
  });

  it("posts a form that goes on in a chat, with what was typed and why it is there, in the person's language", async () => {
    const draft = aDraft({ by: adele, replaces: id("mistaken") });
    const teams = await notifier(posted);
    const sent = await teams.postForm(conversation, draft, { defaultRedirectUrl: "https://contoso.com", inChannel: true });
    assert.deepEqual(sent, { kind: "sent", activity: "1700000000009" });
    const { text, attachments, summary } = activity();
    assert.match(text, /^Je n'ai pas pu vous connecter là-bas/);
    assert.match(summary, /formulaire/);
    const form = JSON.stringify(attachments[0].content);
    assert.ok([draft.id, draft.by.id, "mistaken", "sam@fabrikam.com", "Bonjour"].every((word) => form.includes(word)));
  });

  it("tells somebody in a place of others that they must add the app, and mentions them", async () => {
    const teams = await notifier(posted);
    assert.equal((await teams.askToAddApp(conversation, adele)).kind, "sent");
    const { text, entities } = activity();
    assert.match(text, /^<at>Adele Vance<\/at>, je n'ai pas pu vous connecter ici/);
    assert.deepEqual(entities[0].mentioned, { id: adele.teamsId, name: "Adele Vance" });
  });
});
