import assert from "node:assert/strict";
import { noticeText } from "../../../../src/cards/notice.ts";
import { textsFor } from "../../../../src/texts/texts.ts";
import { aDraft } from "../../../build/a-draft.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { notifierUnderTest } from "./notifier-under-test.ts";

const adele = person({ name: "Adele Vance", locale: "fr-FR" });
const { conversation } = accepted().home;
const hearer = { as: "requester", person: adele, conversation } as const;
const posted = { status: 201, body: { id: "1700000000009" } };
const error = (status: number, code: string) => ({ status, body: { error: { code, message: "of sam@fabrikam.com" } } });

describe("createNotifier", () => {
  const under = notifierUnderTest(conversation);
  const { notifier, activity } = under;
  afterEach(() => under.close());

  it("sends a notice that mentions the requester, as a plain message", async () => {
    const invitation = accepted({ requester: adele });
    const teams = await notifier(posted);
    assert.deepEqual(await teams.sendNotice(invitation, "accepted", hearer), { kind: "sent", activity: "1700000000009" });
    const view = { invitation: invitation, notice: "accepted", hearer, inTeam: true } as const;
    const { text, summary } = noticeText(view, textsFor("fr-FR", adele.timeZone));
    const { text: sent, summary: toast, entities, attachments } = activity();
    const entity = { type: "mention", text: "<at>Adele Vance</at>", mentioned: { id: adele.teamsId, name: "Adele Vance" } };
    assert.deepEqual([sent, toast, entities, attachments], [text, summary, [entity], undefined]);
    assert.ok(text.includes("<at>Adele Vance</at>"));
  });

  it("edits the message that asked the requester, without a mention, once no answer is needed", async () => {
    const question = { kind: "question", by: id("megan"), name: "Megan Bowen", at: at("10:00"), text: "Until when?" } as const;
    const request = awaiting({ requester: adele }, { remarks: [question, { ...question, kind: "answer" }] });
    const teams = await notifier({ status: 200, body: { id: "1700000000009" } });
    const notice = { conversation, message: id("1700000000009"), remark: 0 } as const;
    assert.deepEqual(await teams.settleQuestion(request, notice), { kind: "sent", activity: "1700000000009" });
    assert.deepEqual([activity().text, activity().entities], [`Réponse donnée\u00a0: ${request.email}`, undefined]);
    assert.match(under.asked()[0] ?? "", /^PUT .+\/activities\/1700000000009$/);
  });

  it("writes to each person in their own language, without a mention if the name is unknown", async () => {
    const megan = { id: id("person-megan"), name: "", locale: "en-US", timeZone: "UTC" };
    const teams = await notifier(posted);
    await teams.sendNotice(accepted({ requester: adele }), "accepted", { as: "colleague", person: megan, conversation });
    assert.deepEqual([/\n\nHello, /.test(activity().text), activity().entities], [true, undefined]);
  });

  it("keeps the order of the words of a language that is written from right to left, and the mention whole", async () => {
    const megan = { id: id("person-megan"), name: "Megan Bowen", locale: "ar-EG", timeZone: "UTC" };
    const teams = await notifier(posted);
    await teams.sendNotice(accepted({ requester: adele }), "accepted", { as: "colleague", person: megan, conversation });
    assert.match(activity().text, /^\u2067.+\u2069\n\n\u2067\u200f\u2068<at>Megan Bowen<\/at>\u2069،.+\u2069$/);
  });

  it("posts a form in a chat, and asks to add the app in a shared conversation", async () => {
    const teams = await notifier(posted);
    const draft = aDraft({ by: adele });
    const terms = { defaultRedirectUrl: "https://contoso.com", inChannel: true };
    assert.deepEqual(await teams.postForm(conversation, draft, terms), { kind: "sent", activity: "1700000000009" });
    assert.equal(activity().attachments.length, 1);
    assert.equal((await teams.askToAddApp(conversation, adele)).kind, "sent");
  });

  it("leaves an outage to the job", async () => {
    const teams = await notifier(error(503, "ServiceUnavailable"));
    await assert.rejects(teams.sendNotice(accepted(), "accepted", hearer), { code: "outcome-unknown", status: 503 });
  });

  it("tells somebody with & in the name, without it; and without the mention where Teams refuses that, too", async () => {
    const support = person({ name: "Adele Vance (R&D)" });
    const teams = await notifier(error(400, "BadArgument"), posted);
    const { kind } = await teams.sendNotice(accepted({ requester: support }), "accepted", { ...hearer, person: support });
    const [first, second] = under.requests().map(({ body }) => JSON.parse(body));
    assert.deepEqual(
      [kind, first.entities[0].text, first.text.includes(first.entities[0].text)],
      ["sent", "<at>Adele Vance (R D)</at>", true],
    );
    assert.deepEqual([second.entities, second.text], [[], first.text.replace("<at>Adele Vance (R D)</at>", "Adele Vance (R D)")]);
  });
});
