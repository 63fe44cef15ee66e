import assert from "node:assert/strict";
import { approvalCard } from "../../../../src/cards/approval.ts";
import { approversNotice, approversNoticeCard } from "../../../../src/cards/approvers-notice.ts";
import { textsFor } from "../../../../src/texts/texts.ts";
import { anApproval, awaiting } from "../../../build/an-approval.ts";
import { id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { notifierUnderTest } from "./notifier-under-test.ts";

const adele = person({ name: "Adele Vance" });
const megan = person({ name: "Megan Bowen" });
const channel = id("19:approvals@thread.tacv2");
const request = awaiting({ requester: adele, email: "sam@fabrikam.com" }, { channel, locale: "fr-FR", timeZone: "Europe/Paris" });
const nobodyElse = { people: [] };
const card = request.approval?.card;
const texts = textsFor("fr-FR", "Europe/Paris");
const posted = { status: 201, body: { id: "1700000000009" } };
const error = (status: number, code: string) => ({ status, body: { error: { code, message: "of sam@fabrikam.com" } } });
const path = (conversation: string) => `/v3/conversations/${encodeURIComponent(conversation)}/activities`;
const mention = ({ name, teamsId }: typeof adele) => ({ type: "mention", text: `<at>${name}</at>`, mentioned: { id: teamsId, name } });
const homeLink =
  "https://teams.microsoft.com/l/message/19%3Ageneral%40thread.tacv2/1700000000002?tenantId=tenant&parentMessageId=1700000000001";

describe("createApprovalsChannel", () => {
  const under = notifierUnderTest(channel);
  const { approvals, asked, activity } = under;
  afterEach(() => under.close());

  it("posts the card as a post of its own, in the channel's language, and mentions requester and approvers", async () => {
    const teams = await approvals(posted);
    assert.deepEqual(await teams.post(request, { people: [megan] }), { kind: "sent", activity: "1700000000009" });
    assert.deepEqual(asked(), [`POST ${path(channel)}`]);
    const { summary, attachments, text } = activity();
    const { content } = attachments[0];
    assert.deepEqual(
      content,
      JSON.parse(JSON.stringify(approvalCard({ invitation: request, toMention: { people: [megan] }, homeLink }, texts))),
    );
    assert.deepEqual(content.msteams.entities, [mention(adele), mention(megan)]);
    assert.deepEqual(content.refresh.userIds, [adele.teamsId]);
    assert.deepEqual([summary, text], ["Adele Vance demande à inviter sam@fabrikam.com", undefined]);
  });

  it("mentions a tag of the team in their place", async () => {
    const teams = await approvals(posted);
    await teams.post(request, { people: [], tag: { id: "tag-1", name: "Partner managers" } });
    const { entities } = activity().attachments[0].content.msteams;
    assert.deepEqual(entities[1], {
      type: "mention",
      text: "<at>Partner managers</at>",
      mentioned: { id: "tag-1", name: "Partner managers", type: "tag" },
    });
  });

  it("mentions nobody at all where that is wanted, not even the requester", async () => {
    for (const show of ["post", "update"] as const) {
      const teams = await approvals(posted);
      assert.equal((await teams[show](request, undefined)).kind, "sent");
      const { msteams, body } = activity().attachments[0].content;
      assert.deepEqual([msteams.entities, JSON.stringify(body).includes("<at>")], [[], false]);
      await under.close();
    }
  });

  it("edits the card in place, and names the approvers without a mention", async () => {
    const teams = await approvals({ body: { id: card } });
    assert.deepEqual(await teams.update(request, nobodyElse), { kind: "sent", activity: card });
    assert.deepEqual(asked(), [`PUT ${path(channel)}/${card}`]);
    const { msteams, body } = activity().attachments[0].content;
    assert.deepEqual(msteams.entities, [mention(adele)]);
    assert.ok(JSON.stringify(body).includes("Contoso Partners"));
  });

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
    assert.deepEqual(await teams.update({ ...rest, approval: withoutCard }, nobodyElse), { kind: "message-missing" });
  });

  it("reaches nobody about an invitation that nobody decides about", async () => {
    const teams = await approvals(posted);
    const outcomes = await Promise.all([
      teams.post(invited(), { people: [] }),
      teams.update(invited(), nobodyElse),
      teams.tell(invited(), "reminded", { people: [] }),
    ]);
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ["unreachable", "unreachable", "unreachable"],
    );
    assert.deepEqual(asked(), []);
  });

  for (const [status, code, kind] of [
    [404, "ActivityNotFoundInConversation", "message-missing"],
    [404, "ConversationNotFound", "unreachable"],
    [403, "ServiceError", "message-missing"],
    [403, "BotNotInConversationRoster", "unreachable"],
  ] as const) {
    it(`says ${kind} after ${status} ${code}`, async () => {
      const teams = await approvals(error(status, code));
      assert.deepEqual(await teams.update(request, nobodyElse), { kind });
    });
  }

  it("leaves an outage and throttling to the job", async () => {
    const busy = await approvals({ ...error(429, "Throttled"), headers: { "retry-after": "60" } });
    await assert.rejects(busy.update(request, nobodyElse), { code: "throttled", retryAfter: 60 });
    await under.close();
    const down = await approvals(error(500, "ServiceError"));
    await assert.rejects(down.post(request, { people: [] }), { code: "teams-unavailable", status: 500 });
  });

  it("shows its token to no host that isn't allowed any more", async () => {
    const teams = await approvals(posted);
    under.forbid();
    assert.deepEqual(await teams.post(request, { people: [] }), { kind: "unreachable" });
    assert.deepEqual(asked(), []);
  });
});
