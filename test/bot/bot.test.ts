import assert from "node:assert/strict";
import { GuestlistBot } from "../../bot/bot.ts";
import { helpCard } from "../../src/cards/help.ts";
import { inviteFormCard } from "../../src/cards/invite-form.ts";
import { invitationCard } from "../../src/cards/invitation.ts";
import type { Flows } from "../../src/flows/flows.ts";
import { textsFor } from "../../src/texts/texts.ts";
import { aForm } from "../build/a-form.ts";
import { cardAction, channelMessage, message, teamsIds } from "../build/activities.ts";
import { invited } from "../build/in-state.ts";
import { turnedAway } from "../build/turned-away.ts";
import { patient, texts } from "../fakes/action-call.ts";
import { signInResource } from "../fakes/fake-sign-in-page.ts";
import { heardInTurn } from "../fakes/heard-in-turn.ts";
import { RecordingLog } from "../fakes/recording-log.ts";
import { stubFlows } from "../fakes/stub-flows.ts";

const data = { invitation: "44444444-4444-4444-8444-444444444444" };

/** A bot over stubbed flows, and all that it asked them and said in the log. */
function aBot(given: Partial<Flows> = {}) {
  const log = new RecordingLog();
  const asked: unknown[] = [];
  const heard: Partial<Flows> = {
    admitPerson: async (arrival) => (asked.push(["admit", arrival]), "admitted"),
    recordReceipt: async (key) => (asked.push(["receipt", key]), true),
    rememberConversation: async ({ id }) => void asked.push(["remember", id]),
    forgetConversation: async (id) => void asked.push(["forget", id]),
    ...given,
  };
  const bot = new GuestlistBot({ flows: stubFlows(heard), continuations: patient, log });
  return { bot, asked, log };
}

const error = (statusCode: number, code: string, text: string) => ({
  status: 200,
  body: { statusCode, type: "application/vnd.microsoft.error", value: { code, message: text } },
});

describe("a message to the bot", () => {
  const arrival = { person: teamsIds.adele, tenantId: teamsIds.tenant };

  it("is answered by its command, after it was admitted, seen for the first time and its conversation remembered", async () => {
    const { bot, asked } = aBot();
    const card = helpCard({ botName: "Guestlist", inChannel: true }, texts);
    assert.deepEqual(await heardInTurn(bot, channelMessage()), [{ card, summary: "Hi, I'm Guestlist" }]);
    assert.deepEqual(asked, [
      ["receipt", `${teamsIds.thread}/1700000000009`],
      ["admit", arrival],
      ["remember", teamsIds.thread],
    ]);
  });

  it("is answered in the person's language, to words of any language", async () => {
    const { bot } = aBot({ openForm: (_by, email) => aForm(email) });
    const french = textsFor("fr-FR");
    const card = inviteFormCard({ ...aForm("sam@fabrikam.com"), problems: {} }, french);
    assert.deepEqual(await heardInTurn(bot, message({ text: "invite sam@fabrikam.com", locale: "fr-FR" })), [
      { card, summary: french.t("form.title") },
    ]);
  });

  it("is answered once, however often Teams delivers it", async () => {
    const seen = new Set<string>();
    const { bot } = aBot({ recordReceipt: async (key) => !seen.has(key) && Boolean(seen.add(key)) });
    assert.equal((await heardInTurn(bot, message())).length, 1);
    assert.deepEqual(await heardInTurn(bot, message()), []);
    assert.equal((await heardInTurn(bot, message({ id: "1700000000010" }))).length, 1);
    assert.equal((await heardInTurn(bot, channelMessage())).length, 1);
  });

  it("is answered without an id, too", async () => {
    const { bot } = aBot({ recordReceipt: async () => false });
    assert.equal((await heardInTurn(bot, message({ id: undefined }))).length, 1);
  });

  for (const [what, given] of [
    ["nothing", { text: "" }],
    ["no text at all", { text: undefined, value: { any: "card's data" } }],
    ["a picture", { text: undefined, attachments: [{ contentType: "image/png", contentUrl: "https://smba.trafficmanager.net/picture" }] }],
  ] as const) {
    it(`is answered with help when it holds ${what}`, async () => {
      const { bot } = aBot();
      const card = helpCard({ botName: "Guestlist", inChannel: false }, texts);
      assert.deepEqual(await heardInTurn(bot, message(given)), [{ card, summary: "Hi, I'm Guestlist" }]);
    });
  }

  it("is answered with help when it only mentions the bot", async () => {
    const { bot } = aBot();
    const card = helpCard({ botName: "Guestlist", inChannel: true }, texts);
    assert.deepEqual(await heardInTurn(bot, channelMessage({ text: "<at>Guestlist</at>&nbsp;" })), [
      { card, summary: "Hi, I'm Guestlist" },
    ]);
  });

  it("runs no command again when it is edited, taken back or brought back", async () => {
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

  for (const [admission, text] of turnedAway) {
    it(`of a ${admission} is refused, once, and its conversation isn't remembered`, async () => {
      const seen = new Set<string>();
      const { bot, asked } = aBot({
        admitPerson: async () => admission,
        recordReceipt: async (key) => !seen.has(key) && Boolean(seen.add(key)),
      });
      assert.deepEqual(await heardInTurn(bot, message()), [{ text }]);
      assert.deepEqual(await heardInTurn(bot, message()), []);
      assert.deepEqual(asked, []);
    });
  }

  it("is admitted as an anonymous person when it names no Entra account", async () => {
    const { bot, asked } = aBot();
    await heardInTurn(bot, message({ from: { id: "29:anonymous" } }));
    assert.deepEqual(asked[1], ["admit", { person: undefined, tenantId: teamsIds.tenant }]);
  });

  it("that can't be read is left alone, and said in the log", async () => {
    const { bot, asked, log } = aBot();
    assert.deepEqual(await heardInTurn(bot, message({ serviceUrl: "none" })), []);
    assert.deepEqual([asked, log.codes], [[], ["activity-unreadable"]]);
  });
});

describe("a press on a card", () => {
  const unknownAction = error(400, "BadRequest", "This button is out of date. Type “help” to see what I can do.");

  it("is answered by its action", async () => {
    const invitation = invited();
    const { bot, asked } = aBot({ showCard: async () => ({ kind: "living", invitation }) });
    const value = invitationCard({ invitation }, texts);
    const body = { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value };
    assert.deepEqual(await heardInTurn(bot, cardAction({ verb: "show-card", data })), [{ status: 200, body }]);
    assert.deepEqual(asked, [
      ["admit", { person: teamsIds.adele, tenantId: teamsIds.tenant }],
      ["remember", teamsIds.thread],
    ]);
  });

  it("is answered by a line of text", async () => {
    const { bot } = aBot({ openForm: (_by, email) => aForm(email) });
    const [form, answer] = await heardInTurn(bot, cardAction({ verb: "open-form" }));
    assert.deepEqual(form, { card: inviteFormCard({ ...aForm(), problems: {} }, texts), summary: "Invite a partner" });
    assert.deepEqual(answer, {
      status: 200,
      body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "The form is below." },
    });
  });

  it("asks Teams to sign the person in", async () => {
    const places: unknown[] = [];
    const { bot } = aBot({
      retryInvitation: async () => ({ kind: "sign-in-needed" }),
      signInResource: async (place) => (places.push(place), signInResource),
    });
    const text = "Sign in so that I can act for you.";
    const value = {
      text,
      connectionName: "graph",
      tokenExchangeResource: signInResource.exchange,
      buttons: [{ type: "signin", title: "Sign in", text, value: signInResource.link }],
    };
    const body = { statusCode: 401, type: "application/vnd.microsoft.activity.loginRequest", value };
    assert.deepEqual(await heardInTurn(bot, cardAction({ verb: "retry", data })), [{ status: 200, body }]);
    const serviceUrl = "https://smba.trafficmanager.net/emea/";
    assert.deepEqual(places, [{ teamsId: "29:adele", conversation: teamsIds.thread, serviceUrl, botId: teamsIds.bot }]);
  });

  for (const verb of ["delete-everything", "constructor", "__proto__", ""]) {
    it(`with the verb "${verb}" is out of date`, async () => {
      assert.deepEqual(await heardInTurn(aBot().bot, cardAction({ verb, data })), [unknownAction]);
    });
  }

  it("that can't be read is out of date", async () => {
    for (const value of [undefined, {}, { action: { type: "Action.Submit" } }]) {
      assert.deepEqual(await heardInTurn(aBot().bot, { ...cardAction({ verb: "retry" }), value }), [unknownAction]);
    }
  });

  it("by nobody is turned away", async () => {
    assert.deepEqual(await heardInTurn(aBot().bot, cardAction({ verb: "retry" }, { from: undefined })), [{ status: 400 }]);
  });

  for (const [admission, text] of turnedAway) {
    it(`of a ${admission} is refused, and nothing is done`, async () => {
      const { bot, asked } = aBot({ admitPerson: async () => admission });
      assert.deepEqual(await heardInTurn(bot, cardAction({ verb: "retry", data, token: "jwt" })), [error(400, "BadRequest", text)]);
      assert.deepEqual(asked, []);
    });
  }

  it("that nobody made, when Teams refreshes the card by itself, shows it and does nothing", async () => {
    const invitation = invited();
    const { bot } = aBot({ showCard: async () => ({ kind: "living", invitation }) });
    for (const verb of ["retry", "send-invitation", "show-link", "open-form"]) {
      const [answer] = await heardInTurn(bot, cardAction({ verb, data, trigger: "automatic" }));
      const body = { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: invitationCard({ invitation }, texts) };
      assert.deepEqual(answer, { status: 200, body });
    }
  });
});

describe("what else Teams tells the bot", () => {
  for (const [value, why] of [
    [{ code: "resourcematchfailed", message: "of sam@fabrikam.com" }, "resourcematchfailed"],
    [{ code: "a token: eyJ" }, "unknown"],
    [{ code: { toString: 7 } }, "unknown"],
    ["failed", "unknown"],
    [undefined, "unknown"],
  ] as const) {
    it(`about a silent sign-in that failed (${JSON.stringify(value)}) has the form go on in the person's own chat`, async () => {
      const failed: unknown[] = [];
      const { bot } = aBot({ continueInChat: async (given) => void failed.push(given) });
      assert.deepEqual(await heardInTurn(bot, message({ type: "invoke", name: "signin/failure", value })), [{ status: 200 }]);
      assert.deepEqual(failed, [{ by: teamsIds.adele, conversation: teamsIds.chat, why }]);
    });
  }

  it("about the silent sign-in of somebody anonymous is left alone", async () => {
    const anonymous = message({ type: "invoke", name: "signin/failure", value: {}, from: { id: "29:somebody" } });
    assert.deepEqual(await heardInTurn(aBot().bot, anonymous), [{ status: 200 }]);
  });

  for (const name of ["task/fetch", "composeExtension/query", "application/search", "signin/verifyState", undefined]) {
    it(`by the invoke ${name ?? "without a name"} is answered as not implemented`, async () => {
      assert.deepEqual(await heardInTurn(aBot().bot, message({ type: "invoke", name, value: null })), [{ status: 501 }]);
    });
  }

  it("about members who come and go is left alone", async () => {
    const { bot, asked } = aBot();
    const membersAdded = [{ id: "29:diego", name: "Diego" }];
    assert.deepEqual(await heardInTurn(bot, message({ type: "conversationUpdate", membersAdded })), []);
    assert.deepEqual(asked, []);
  });
});
