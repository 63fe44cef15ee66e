import assert from "node:assert/strict";
import { approversNotice, approversNoticeCard } from "../../../../src/cards/approvers-notice.ts";
import { textsFor } from "../../../../src/texts/texts.ts";
import { aCopy, anApproval, awaiting } from "../../../build/an-approval.ts";
import { id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { notifierUnderTest } from "./notifier-under-test.ts";

const adele = person({ name: "Adele Vance" });
const megan = person({ name: "Megan Bowen" });
const channel = id("19:approvals@thread.tacv2");
const request = awaiting({ requester: adele, email: "sam@fabrikam.com" }, { channel, locale: "fr-FR", timeZone: "Europe/Paris" });
const card = request.approval?.card;
const texts = textsFor("fr-FR", "Europe/Paris");
const posted = { status: 201, body: { id: "1700000000009" } };
const error = (status: number, code: string) => ({ status, body: { error: { code, message: "of sam@fabrikam.com" } } });
const path = (conversation: string) => `/v3/conversations/${encodeURIComponent(conversation)}/activities`;
const mention = ({ name, teamsId }: typeof adele) => ({ type: "mention", text: `<at>${name}</at>`, mentioned: { id: teamsId, name } });

describe("createApprovalsChannel", () => {
  const under = notifierUnderTest(channel);
  const { approvals, asked, activity } = under;
  afterEach(() => under.close());

  it("speaks beneath the card, as a plain message that mentions each", async () => {
    const teams = await approvals(posted);
    assert.equal((await teams.tell(request, "reminded", { people: [megan] })).kind, "sent");
    assert.match(asked().join(""), new RegExp(`^POST ${path(`${channel};messageid=${card}`)}`));
    const { text, summary } = approversNotice({ invitation: request, what: "reminded", toMention: { people: [megan] } }, texts);
    const sent = activity();
    assert.deepEqual([sent.text, sent.summary, sent.entities, sent.attachments], [text, summary, [mention(megan)], undefined]);
  });

  it("calls a tag on a card: in a plain message the SDK would drop what makes it one", async () => {
    const teams = await approvals(posted);
    const view = { invitation: request, what: "reminded", toMention: { people: [], tag: { id: "tag-1", name: "Deciders" } } } as const;
    await teams.tell(request, "reminded", view.toMention);
    const { summary, attachments, text } = activity();
    const content = JSON.parse(JSON.stringify(approversNoticeCard(view, texts)));
    assert.deepEqual([attachments[0].content, summary, text], [content, approversNotice(view, texts).summary, undefined]);
    assert.equal(content.msteams.entities[0].mentioned.type, "tag");
  });

  it("speaks in the channel itself while there is no card", async () => {
    const { approval: _, ...rest } = request;
    const { card: __, ...withoutCard } = anApproval({ channel });
    const teams = await approvals(posted);
    await teams.tell({ ...rest, approval: withoutCard }, "reminded", { people: [] });
    assert.match(asked().join(""), new RegExp(`^POST ${path(channel)}`));
  });

  it("speaks to one approver in their own chat and language", async () => {
    const chat = id("a:megan");
    const alone = notifierUnderTest(chat, "personal");
    const teams = await alone.approvals(posted);
    const reader = { ...megan, locale: "de-DE" };
    assert.equal((await teams.tellAlone(request, "reminded", { ...aCopy(megan), person: reader, chat })).kind, "sent");
    assert.match(alone.asked().join(""), new RegExp(`^POST ${path(chat)}`));
    const { text, entities } = alone.activity();
    const expected = approversNotice({ invitation: request, what: "reminded", toMention: { people: [reader] } }, textsFor("de-DE", "UTC"));
    assert.deepEqual([text, entities], [expected.text, [mention(megan)]]);
    await alone.close();
  });

  it("reaches nobody about an invitation that nobody decides about", async () => {
    const teams = await approvals(posted);
    assert.deepEqual(await teams.tell(invited(), "reminded", { people: [] }), { kind: "unreachable" });
    assert.deepEqual(asked(), []);
  });

  it("leaves an outage and throttling to the job", async () => {
    const busy = await approvals({ ...error(429, "Throttled"), headers: { "retry-after": "60" } });
    await assert.rejects(busy.tell(request, "reminded", { people: [] }), { code: "throttled", retryAfter: 60 });
    await under.close();
    const down = await approvals(error(500, "ServiceError"));
    await assert.rejects(down.tell(request, "reminded", { people: [] }), { code: "outcome-unknown", status: 500 });
  });

  it("shows its token to no host that isn't allowed any more", async () => {
    const teams = await approvals(posted);
    under.forbid();
    assert.deepEqual(await teams.tell(request, "reminded", { people: [] }), { kind: "unreachable" });
    assert.deepEqual(asked(), []);
  });
});
