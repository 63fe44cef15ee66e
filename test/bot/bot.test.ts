import assert from "node:assert/strict";
import { commandNames } from "../../bot/command.ts";
import { helpCard } from "../../src/cards/help.ts";
import { inviteFormCard } from "../../src/cards/invite-form.ts";
import { invitationCard } from "../../src/cards/invitation.ts";
import { textsFor } from "../../src/texts/texts.ts";
import { aForm } from "../build/a-form.ts";
import { cardAction, channelMessage, message, teamsIds } from "../build/activities.ts";
import { invited } from "../build/in-state.ts";
import { aBot } from "../fakes/a-bot.ts";
import { texts } from "../fakes/action-call.ts";
import { heardInTurn } from "../fakes/heard-in-turn.ts";

const data = { invitation: "44444444-4444-4444-8444-444444444444" };

describe("a message to the bot", () => {
  it("is answered by its command", async () => {
    const { bot } = aBot();
    const card = helpCard({ botName: "Guestlist", inChannel: true, commands: commandNames }, texts);
    assert.deepEqual(await heardInTurn(bot, channelMessage()), [{ card, summary: "Hi, I'm Guestlist" }]);
  });

  it("is answered in the person's language, also if it is in another", async () => {
    const { bot } = aBot({ openForm: async (_by, email) => aForm(email) });
    const french = textsFor("fr-FR");
    const card = inviteFormCard({ ...aForm("sam@fabrikam.com"), problems: {} }, french);
    assert.deepEqual(await heardInTurn(bot, message({ text: "invite sam@fabrikam.com", locale: "fr-FR" })), [
      { card, summary: french.t("form.title") },
    ]);
  });

  for (const [what, given] of [
    ["nothing", { text: "" }],
    ["no text at all", { text: undefined, value: { any: "card's data" } }],
    ["a picture", { text: undefined, attachments: [{ contentType: "image/png", contentUrl: "https://smba.trafficmanager.net/picture" }] }],
  ] as const) {
    it(`is answered with help when it holds ${what}`, async () => {
      const { bot } = aBot();
      const card = helpCard({ botName: "Guestlist", inChannel: false, commands: commandNames }, texts);
      assert.deepEqual(await heardInTurn(bot, message(given)), [{ card, summary: "Hi, I'm Guestlist" }]);
    });
  }

  it("is answered with help when it only mentions the bot", async () => {
    const { bot } = aBot();
    const card = helpCard({ botName: "Guestlist", inChannel: true, commands: commandNames }, texts);
    assert.deepEqual(await heardInTurn(bot, channelMessage({ text: "<at>Guestlist</at>&nbsp;" })), [
      { card, summary: "Hi, I'm Guestlist" },
    ]);
  });

  it("runs no command again when it is edited, deleted or restored", async () => {
    const { bot, asked } = aBot();
    for (const [type, eventType] of [
      ["messageUpdate", "editMessage"],
      ["messageUpdate", "undeleteMessage"],
      ["messageDelete", "softDeleteMessage"],
    ] as const) {
      assert.deepEqual(await heardInTurn(bot, message({ type, text: "invite sam@fabrikam.com", channelData: { eventType } })), []);
    }
    assert.deepEqual(asked, []);
  });

  it("is admitted as an anonymous person when it names no Entra account", async () => {
    const { bot, asked } = aBot();
    await heardInTurn(bot, message({ from: { id: "29:anonymous" } }));
    assert.deepEqual(asked[1], ["admit", { person: undefined, tenantId: teamsIds.tenant }]);
  });

  it("that can't be read is ignored and logged", async () => {
    const { bot, asked, log } = aBot();
    assert.deepEqual(await heardInTurn(bot, message({ serviceUrl: "none" })), []);
    assert.deepEqual([asked, log.codes], [[], ["activity-unreadable"]]);
  });
});

describe("a press on a card", () => {
  it("is answered by its action", async () => {
    const invitation = invited();
    const { bot } = aBot({ showCard: async () => ({ kind: "living", invitation }) });
    const value = invitationCard({ invitation }, texts);
    const body = { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value };
    assert.deepEqual(await heardInTurn(bot, cardAction({ verb: "show-card", data })), [{ status: 200, body }]);
  });

  it("without a person is refused", async () => {
    assert.deepEqual(await heardInTurn(aBot().bot, cardAction({ verb: "retry" }, { from: undefined })), [{ status: 400 }]);
  });
});

describe("another activity", () => {
  for (const [value, why] of [
    [{ code: "resourcematchfailed", message: "of sam@fabrikam.com" }, "resourcematchfailed"],
    [{ code: "a token: eyJ" }, "unknown"],
    [{ code: { toString: 7 } }, "unknown"],
    ["failed", "unknown"],
    [undefined, "unknown"],
  ] as const) {
    it(`about a silent sign-in that failed (${JSON.stringify(value)}) continues the form in the person's own chat`, async () => {
      const failed: unknown[] = [];
      const { bot } = aBot({ continueInChat: async (given) => void failed.push(given) });
      assert.deepEqual(await heardInTurn(bot, message({ type: "invoke", name: "signin/failure", value })), [{ status: 200 }]);
      assert.deepEqual(failed, [{ by: teamsIds.adele, conversation: teamsIds.chat, why }]);
    });
  }

  it("about a silent sign-in of an anonymous person is ignored", async () => {
    const anonymous = message({ type: "invoke", name: "signin/failure", value: {}, from: { id: "29:somebody" } });
    assert.deepEqual(await heardInTurn(aBot().bot, anonymous), [{ status: 200 }]);
  });

  for (const name of ["task/fetch", "composeExtension/query", "application/search", "signin/verifyState", undefined]) {
    it(`by the invoke ${name ?? "without a name"} is answered as not implemented`, async () => {
      assert.deepEqual(await heardInTurn(aBot().bot, message({ type: "invoke", name, value: null })), [{ status: 501 }]);
    });
  }

  for (const [hears, words] of [
    ["heard", /tell you the moment they accept/],
    ["unheard", /I can't see who accepts: an administrator has to allow it/],
  ] as const) {
    it(`is answered by what is true while acceptances are ${hears}`, async () => {
      const { bot } = aBot({ hearing: () => hears });
      assert.match(JSON.stringify(await heardInTurn(bot, message({ text: "help" }))), words);
    });
  }

  for (const type of ["installationUpdate", "conversationUpdate"] as const) {
    it(`about the bot itself is answered with a welcome (${type})`, async () => {
      const { bot, asked } = aBot({ welcome: async ({ place }) => void asked.push(["welcome", place.id]) });
      const added = { action: "add", membersAdded: [{ id: teamsIds.bot }] };
      assert.deepEqual(await heardInTurn(bot, message({ type, text: undefined, ...added })), []);
      assert.deepEqual(asked, [
        ["join", teamsIds.chat],
        ["admit", { person: teamsIds.adele, tenantId: teamsIds.tenant }],
        ["welcome", teamsIds.chat],
      ]);
    });
  }

  it("about other members is ignored", async () => {
    const { bot, asked } = aBot();
    const membersAdded = [{ id: "29:diego", name: "Diego" }];
    assert.deepEqual(await heardInTurn(bot, message({ type: "conversationUpdate", membersAdded })), []);
    assert.deepEqual(asked, []);
  });
});
