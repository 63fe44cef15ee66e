import assert from "node:assert/strict";
import { createHttpPolicy } from "../../../../src/adapters/http-policy.ts";
import { createTeams } from "../../../../src/adapters/teams/create-teams.ts";
import { invitationCard } from "../../../../src/cards/invitation.ts";
import { noticeText } from "../../../../src/cards/notice.ts";
import { cloud } from "../../../../src/clouds.ts";
import type { Notifier } from "../../../../src/ports/notifier.ts";
import { textsFor } from "../../../../src/texts/texts.ts";
import { aDraft } from "../../../build/a-draft.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { systemClock } from "../../../../src/clock.ts";
import { memoryStore } from "../../../fakes/memory-store.ts";
import { stubRemote } from "../../../fakes/stub-remote.ts";
import type { StubRemote, StubStep } from "../../../fakes/stub-remote.ts";

const adele = person({ name: "Adele Vance", locale: "fr-FR" });
const open = invited({ requester: adele });
const { conversation, card } = open.home;
const hearer = { as: "requester", person: adele, conversation } as const;
const path = `/v3/conversations/${encodeURIComponent(conversation)}/activities`;
const posted = { status: 201, body: { id: "1700000000009" } };
const error = (status: number, code: string) => ({ status, body: { error: { code, message: "of sam@fabrikam.com" } } });

describe("createNotifier", () => {
  let remote: StubRemote | undefined;
  let allowed: boolean;

  beforeEach(() => {
    allowed = true;
  });

  afterEach(async () => {
    await remote?.close();
    remote = undefined;
  });

  /** A notifier that knows the home, whose Teams answers like this; the policy tries three times, without a pause. */
  async function notifier(...answers: readonly StubStep[]): Promise<Notifier> {
    remote = await stubRemote(...answers);
    const { conversations } = memoryStore();
    await conversations.remember(conversationReference({ id: conversation, serviceUrl: `${remote.url}/emea/` }));
    const policy = createHttpPolicy({ clock: { ...systemClock, random: () => 0 }, limits: { attempts: 3, patienceMs: 1_000 } });
    return createTeams({
      endpoints: cloud("public"),
      appId: "22222222-2222-4222-8222-222222222222",
      connection: "graph",
      appToken: async (scope) => `token for ${scope}`,
      policy,
      conversations,
      clock: systemClock,
      serviceUrlAllowed: (url) => allowed && url === `${remote?.url}/emea/`,
    }).notifier;
  }

  /** What Teams was asked to do. */
  const asked = () => (remote?.requests ?? []).map(({ method, path: where }) => `${method} ${where.replace("/emea", "")}`);
  const activity = () => JSON.parse(remote?.requests[0]?.body ?? "{}");

  const chat = { status: 201, body: { id: "a:1-adele" } };
  const create = "/v3/conversations";

  it("opens the 1:1 chat with somebody by their Entra id, near a conversation that it knows, and can speak there", async () => {
    const teams = await notifier(chat, posted);
    assert.equal(await teams.openChat(adele.id, conversation), "a:1-adele");
    assert.deepEqual(asked(), [`POST ${create}`]);
    const { members, isGroup, tenantId, bot } = activity();
    assert.deepEqual([members, isGroup, tenantId, bot.id], [[{ id: adele.id, name: "" }], false, "tenant", "28:bot"]);
    const there = invited({ home: { conversation: id("a:1-adele"), card } });
    assert.equal((await teams.postCard(there)).kind, "sent");
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
    allowed = false;
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

  it("edits the living card in place, in the requester's language and with the bot's own token", async () => {
    const teams = await notifier({ body: { id: card } });
    assert.deepEqual(await teams.updateCard(open), { kind: "sent", activity: card });
    assert.deepEqual(asked(), [`PUT ${path}/${card}`]);
    assert.equal(remote?.requests[0]?.headers.authorization, "Bearer token for https://api.botframework.com/.default");
    const { type, attachments } = activity();
    const content = JSON.parse(JSON.stringify(invitationCard({ invitation: open }, textsFor("fr-FR", adele.timeZone))));
    assert.deepEqual([type, attachments], ["message", [{ contentType: "application/vnd.microsoft.card.adaptive", content }]]);
  });

  it("posts the living card anew, and tells its id", async () => {
    const teams = await notifier(posted);
    assert.deepEqual(await teams.postCard(open), { kind: "sent", activity: "1700000000009" });
    assert.match(asked().join(""), new RegExp(`^POST ${path.replaceAll(".", "\\.")}`));
    assert.equal(activity().attachments[0].contentType, "application/vnd.microsoft.card.adaptive");
  });

  it("sends a notice that mentions the requester, as a plain message", async () => {
    const told = accepted({ requester: adele });
    const teams = await notifier(posted);
    assert.deepEqual(await teams.sendNotice(told, "accepted", hearer), { kind: "sent", activity: "1700000000009" });
    const view = { invitation: told, notice: "accepted", hearer, inTeam: true } as const;
    const { text, summary } = noticeText(view, textsFor("fr-FR", adele.timeZone));
    const { text: sent, summary: toast, entities, attachments } = activity();
    const entity = { type: "mention", text: "<at>Adele Vance</at>", mentioned: { id: adele.teamsId, name: "Adele Vance" } };
    assert.deepEqual([sent, toast, entities, attachments], [text, summary, [entity], undefined]);
    assert.ok(text.includes("<at>Adele Vance</at>"));
  });

  it("speaks to each in their own language, without a mention to who has no name", async () => {
    const megan = { id: id("person-megan"), name: "", locale: "en-US", timeZone: "UTC" };
    const teams = await notifier(posted);
    await teams.sendNotice(accepted({ requester: adele }), "accepted", { as: "colleague", person: megan, conversation });
    assert.deepEqual([activity().text.split(",")[0], activity().entities], ["Hello", undefined]);
  });

  it("keeps the order of the words of a language that is written from right to left, and the mention whole", async () => {
    const megan = { id: id("person-megan"), name: "Megan Bowen", locale: "ar-EG", timeZone: "UTC" };
    const teams = await notifier(posted);
    await teams.sendNotice(accepted({ requester: adele }), "accepted", { as: "colleague", person: megan, conversation });
    assert.match(activity().text, /^\u2067\u200f\u2068<at>Megan Bowen<\/at>\u2069،.+\u2069$/);
  });

  it("counts a message as sent when Teams gives it no id", async () => {
    const teams = await notifier({ status: 202, body: {} });
    assert.deepEqual(await teams.sendNotice(accepted(), "accepted", hearer), { kind: "sent", activity: undefined });
  });

  for (const [status, code, kind] of [
    [404, "ActivityNotFoundInConversation", "message-missing"],
    [404, "ConversationNotFound", "unreachable"],
    [403, "BotNotInConversationRoster", "unreachable"],
  ] as const) {
    it(`says ${kind} after ${status} ${code}`, async () => {
      const teams = await notifier(error(status, code));
      assert.deepEqual(await teams.updateCard(open), { kind });
      assert.equal(asked().length, 1);
    });
  }

  it("never repeats a post after 500: it may have been delivered", async () => {
    const teams = await notifier(error(500, "ServiceError"), posted);
    await assert.rejects(teams.sendNotice(accepted(), "accepted", hearer), { code: "teams-unavailable", status: 500 });
    assert.equal(asked().length, 1);
  });

  it("repeats an edit after 500, which does no harm", async () => {
    const teams = await notifier(error(500, "ServiceError"), { body: { id: card } });
    assert.equal((await teams.updateCard(open)).kind, "sent");
    assert.equal(asked().length, 2);
  });

  it("waits and posts again after 429, by the one policy", async () => {
    const teams = await notifier({ ...error(429, "Throttled"), headers: { "retry-after": "0" } }, posted);
    assert.equal((await teams.sendNotice(accepted(), "accepted", hearer)).kind, "sent");
    assert.equal(asked().length, 2);
  });

  it("leaves a long wait to the job", async () => {
    const teams = await notifier({ ...error(429, "Throttled"), headers: { "retry-after": "60" } });
    await assert.rejects(teams.updateCard(open), { code: "throttled", retryAfter: 60 });
    assert.equal(asked().length, 1);
  });

  it("is worth another try when nobody answers", async () => {
    const teams = await notifier("hang up");
    await assert.rejects(teams.postCard(open), { code: "teams-unavailable" });
    assert.equal(asked().length, 1);
  });

  it("says that our request was wrong after 400", async () => {
    const teams = await notifier(error(400, "BadSyntax"));
    await assert.rejects(teams.updateCard(open), { code: "teams-refused", message: "Teams answered 400 BadSyntax" });
  });

  it("doesn't reach a conversation that it never knew", async () => {
    const teams = await notifier(posted);
    const unknown = invited({ home: { conversation: id("19:unknown@thread.tacv2"), card } });
    assert.deepEqual(await teams.updateCard(unknown), { kind: "unreachable" });
    assert.deepEqual(asked(), []);
  });

  it("shows its token to no host that isn't allowed any more", async () => {
    const teams = await notifier(posted);
    allowed = false;
    assert.deepEqual(await teams.updateCard(open), { kind: "unreachable" });
    assert.deepEqual(asked(), []);
  });

  it("speaks in a personal chat, too", async () => {
    remote = await stubRemote(posted);
    const { conversations } = memoryStore();
    await conversations.remember(conversationReference({ id: conversation, kind: "personal", serviceUrl: `${remote.url}/` }));
    const policy = createHttpPolicy({ clock: systemClock });
    const options = {
      endpoints: cloud("public"),
      appId: "app",
      connection: "graph",
      appToken: async () => "token",
      policy,
      conversations,
      clock: systemClock,
    };
    const { notifier: teams } = createTeams({ ...options, serviceUrlAllowed: () => true });
    assert.equal((await teams.postCard(open)).kind, "sent");
    assert.equal(asked().length, 1);
  });
});
