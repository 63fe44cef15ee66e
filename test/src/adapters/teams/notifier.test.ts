import assert from "node:assert/strict";
import { invitationCard } from "../../../../src/cards/invitation.ts";
import { noticeText } from "../../../../src/cards/notice.ts";
import { textsFor } from "../../../../src/texts/texts.ts";
import { id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { notifierUnderTest } from "./notifier-under-test.ts";

const adele = person({ name: "Adele Vance", locale: "fr-FR" });
const open = invited({ requester: adele });
const { conversation, card } = open.home;
const hearer = { as: "requester", person: adele, conversation } as const;
const path = `/v3/conversations/${encodeURIComponent(conversation)}/activities`;
const posted = { status: 201, body: { id: "1700000000009" } };
const error = (status: number, code: string) => ({ status, body: { error: { code, message: "of sam@fabrikam.com" } } });

describe("createNotifier", () => {
  const under = notifierUnderTest(conversation);
  const { notifier, asked, activity } = under;
  afterEach(() => under.close());

  it("edits the living card in place, in the requester's language and with the bot's own token", async () => {
    const teams = await notifier({ body: { id: card } });
    assert.deepEqual(await teams.updateCard(open), { kind: "sent", activity: card });
    assert.deepEqual(asked(), [`PUT ${path}/${card}`]);
    assert.equal(under.requests()[0]?.headers.authorization, "Bearer token for https://api.botframework.com/.default");
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
    under.forbid();
    assert.deepEqual(await teams.updateCard(open), { kind: "unreachable" });
    assert.deepEqual(asked(), []);
  });
});
