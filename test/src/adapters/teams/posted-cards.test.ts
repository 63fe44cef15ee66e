import assert from "node:assert/strict";
import { approvalCard } from "../../../../src/cards/approval.ts";
import { invitationCard } from "../../../../src/cards/invitation.ts";
import { postedCard } from "../../../../src/domain/posted-card.ts";
import { channelOf } from "../../../../src/domain/visibility.ts";
import { textsFor } from "../../../../src/texts/texts.ts";
import { aCopy, anApproval, awaiting } from "../../../build/an-approval.ts";
import { id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { notifierUnderTest } from "./notifier-under-test.ts";

const adele = person({ name: "Adele Vance", locale: "fr-FR" });
const megan = person({ name: "Megan Bowen" });
const channel = id("19:approvals@thread.tacv2");
const request = awaiting({ requester: adele, email: "sam@fabrikam.com" }, { channel, locale: "fr-FR", timeZone: "Europe/Paris" });
const { conversation } = request.home;
const nobodyElse = { people: [] };
const posted = { status: 201, body: { id: "1700000000009" } };
const error = (status: number, code: string) => ({ status, body: { error: { code, message: "of sam@fabrikam.com" } } });
const path = (of: string) => `/v3/conversations/${encodeURIComponent(of)}/activities`;
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));
const mention = ({ name, teamsId }: typeof adele) => ({ type: "mention", text: `<at>${name}</at>`, mentioned: { id: teamsId, name } });
const homeLink =
  "https://teams.microsoft.com/l/message/19%3Ageneral%40thread.tacv2/1700000000002?tenantId=tenant&parentMessageId=1700000000001";

const note = textsFor("fr-FR").t("invitation.elsewhere", { email: "sam@fabrikam.com" });

describe("createPostedCards", () => {
  for (const [place, where] of [
    ["home", conversation],
    ["approvals", channel],
  ] as const) {
    describe(`in place ${place}`, () => {
      const under = notifierUnderTest(where);
      const { cards, asked, activity } = under;
      const message = postedCard(request, place)?.card;
      afterEach(() => under.close());

      it("posts the card and tells its id", async () => {
        const teams = await cards(posted);
        assert.deepEqual(await teams.post(place, request, nobodyElse), { kind: "sent", activity: "1700000000009" });
        assert.match(asked().join(""), new RegExp(`^POST ${path(where).replaceAll(".", "\\.")}`));
        assert.equal(activity().attachments[0].contentType, "application/vnd.microsoft.card.adaptive");
      });

      it("edits the card in place, with the bot's own token", async () => {
        const teams = await cards({ body: { id: message } });
        assert.deepEqual(await teams.edit(place, request, nobodyElse), { kind: "sent", activity: message });
        assert.deepEqual(asked(), [`PUT ${path(where)}/${message}`]);
        assert.equal(under.requests()[0]?.headers.authorization, "Bearer token for https://api.botframework.com/.default");
        assert.equal(activity().type, "message");
      });

      for (const [status, code, kind] of [
        [404, "ActivityNotFoundInConversation", "message-missing"],
        [403, "ServiceError", "message-missing"],
        [403, "BotNotInConversationRoster", "unreachable"],
        [404, "ConversationNotFound", "not-now"],
      ] as const) {
        it(`says ${kind} after ${status} ${code}`, async () => {
          const teams = await cards(error(status, code));
          assert.deepEqual(await teams.edit(place, request, nobodyElse), { kind });
          assert.equal(asked().length, 1);
        });
      }

      it("leaves an outage and throttling to the job", async () => {
        const busy = await cards({ ...error(429, "Throttled"), headers: { "retry-after": "60" } });
        await assert.rejects(busy.edit(place, request, nobodyElse), { code: "throttled", retryAfter: 60 });
        await under.close();
        const down = await cards(error(500, "ServiceError"));
        await assert.rejects(down.post(place, request, nobodyElse), { code: "outcome-unknown", status: 500 });
      });

      it("turns another message into a note that leads to the card, without buttons", async () => {
        const teams = await cards({ body: { id: "1700000000011" } });
        assert.deepEqual(await teams.leadToCard(place, request, id("1700000000011")), { kind: "sent", activity: "1700000000011" });
        assert.deepEqual(asked(), [`PUT ${path(where)}/1700000000011`]);
        const { type, text, attachments } = activity();
        const root = place === "home" ? "1700000000001" : message;
        const link = `https://teams.microsoft.com/l/message/${encodeURIComponent(channelOf(where))}/${message}?tenantId=tenant&parentMessageId=${root}`;
        assert.deepEqual([type, attachments], ["message", undefined]);
        assert.equal(text, `${note} [Ouvrir cette carte](${link})`);
      });
    });
  }

  for (const [place, where] of [
    ["home", conversation],
    ["approvals", channel],
  ] as const) {
    describe(`a line for somebody who pressed on the card in place ${place}`, () => {
      const { cards, activity, close } = notifierUnderTest(where);
      afterEach(close);

      it("stands on the card", async () => {
        const teams = await cards(posted);
        await teams.edit(place, request, nobodyElse, [{ name: megan.name, says: { line: "Lee was first." } }]);
        const [first] = activity().attachments[0].content.body;
        assert.equal(first.text, "Megan Bowen: Lee was first.");
      });
    });
  }

  describe("the living card", () => {
    const { cards, activity, close } = notifierUnderTest(conversation);
    afterEach(close);

    it("says on its buttons that it was posted again, until it is edited", async () => {
      for (const [show, reposted] of [
        ["post", 1],
        ["edit", undefined],
      ] as const) {
        const teams = await cards(posted);
        await teams[show]("home", request, undefined);
        const pressed = activity().attachments[0].content.actions.filter(({ type }: { type: string }) => type === "Action.Execute");
        assert.ok(pressed.length > 0 && pressed.every(({ data }: { data: { reposted?: number } }) => data.reposted === reposted));
        await close();
      }
    });

    it("speaks the requester's language and mentions nobody", async () => {
      const teams = await cards(posted);
      await teams.edit("home", request, { people: [megan] });
      const content = asJson(invitationCard({ invitation: request }, textsFor("fr-FR", adele.timeZone)));
      assert.deepEqual(activity().attachments, [{ contentType: "application/vnd.microsoft.card.adaptive", content }]);
      assert.ok(!JSON.stringify(activity()).includes("<at>"));
    });
  });

  describe("the approval card", () => {
    const { cards, asked, activity, close } = notifierUnderTest(channel);
    afterEach(close);

    it("is a post of its own, in the channel's language, and mentions the approvers", async () => {
      const teams = await cards(posted);
      await teams.post("approvals", request, { people: [megan] });
      assert.deepEqual(asked(), [`POST ${path(channel)}`]);
      const { summary, attachments, text } = activity();
      const { content } = attachments[0];
      const view = { invitation: request, toMention: { people: [megan] }, homeLink };
      assert.deepEqual(content, asJson(approvalCard(view, textsFor("fr-FR", "Europe/Paris"))));
      assert.deepEqual(content.msteams.entities, [mention(megan)]);
      assert.deepEqual(content.refresh.userIds, [adele.teamsId]);
      assert.deepEqual([summary, text], ["Demande\u00a0: sam@fabrikam.com", undefined]);
    });

    it("mentions a tag of the team in their place", async () => {
      const teams = await cards(posted);
      await teams.post("approvals", request, { people: [], tag: { id: "tag-1", name: "Partner managers" } });
      const { entities } = activity().attachments[0].content.msteams;
      assert.deepEqual(entities, [
        {
          type: "mention",
          text: "<at>Partner managers</at>",
          mentioned: { id: "tag-1", name: "Partner managers", type: "tag" },
        },
      ]);
    });

    it("mentions nobody at all where that is wanted", async () => {
      for (const show of ["post", "edit"] as const) {
        const teams = await cards(posted);
        assert.equal((await teams[show]("approvals", request, undefined)).kind, "sent");
        const { msteams, body } = activity().attachments[0].content;
        assert.deepEqual([msteams.entities, JSON.stringify(body).includes("<at>")], [[], false]);
        await close();
      }
    });

    it("names the approvers without a mention when it is edited", async () => {
      const teams = await cards({ body: { id: request.approval?.card } });
      await teams.edit("approvals", request, nobodyElse);
      const { msteams, body } = activity().attachments[0].content;
      assert.deepEqual(msteams.entities, []);
      assert.ok(JSON.stringify(body).includes("Contoso Partners"));
    });

    it("has no message to edit until it was posted, and reaches nobody about an invitation that nobody decides about", async () => {
      const teams = await cards(posted);
      const { card: _, ...notPosted } = anApproval({ channel });
      const outcomes = [
        await teams.edit("approvals", { ...request, approval: notPosted }, nobodyElse),
        await teams.edit("approvals", invited(), nobodyElse),
        await teams.post("approvals", invited(), nobodyElse),
        await teams.leadToCard("approvals", { ...request, approval: notPosted }, id("1700000000011")),
      ];
      assert.deepEqual(
        outcomes.map(({ kind }) => kind),
        ["message-missing", "unreachable", "unreachable", "message-missing"],
      );
      assert.deepEqual(asked(), []);
    });
  });

  describe("a copy of the approval card", () => {
    const chat = id("a:megan");
    const { cards, asked, activity, close } = notifierUnderTest(chat, "personal");
    afterEach(close);
    const copy = { ...aCopy(megan), person: { ...megan, locale: "de-DE", timeZone: "Europe/Berlin" }, chat };
    const copied = { ...request, approval: anApproval({ channel, copies: [copy] }) };
    const place = `copy:${megan.id}` as const;

    it("is a message in the approver's own chat, in their language, and mentions nobody", async () => {
      const teams = await cards(posted);
      assert.deepEqual(await teams.post(place, copied, undefined), { kind: "sent", activity: "1700000000009" });
      assert.deepEqual(asked(), [`POST ${path(chat)}`]);
      const { content } = activity().attachments[0];
      assert.deepEqual(content, asJson(approvalCard({ invitation: copied, isCopy: true, homeLink }, textsFor("de-DE", "Europe/Berlin"))));
      assert.deepEqual(content.msteams.entities, []);
      assert.equal(activity().summary, "Anfrage: sam@fabrikam.com");
    });

    it("is edited in place once it was posted", async () => {
      const card = id("1700000000031");
      const teams = await cards({ body: { id: card } });
      assert.deepEqual(await teams.edit(place, copied, undefined), { kind: "message-missing" });
      const known = { ...copied, approval: anApproval({ channel, copies: [{ ...copy, card }] }) };
      assert.deepEqual(await teams.edit(place, known, undefined), { kind: "sent", activity: card });
      assert.deepEqual(asked(), [`PUT ${path(chat)}/${card}`]);
    });
  });

  describe("in a chat", () => {
    const chat = id("a:1-adele");
    const { cards, activity, close } = notifierUnderTest(chat, "personal");
    afterEach(close);

    it("leads to the card without a link", async () => {
      const teams = await cards({ body: { id: "1700000000011" } });
      const home = { conversation: chat, card: id("1700000000002") };
      await teams.leadToCard("home", { ...request, home }, id("1700000000011"));
      assert.equal(activity().text, note);
    });
  });
});
