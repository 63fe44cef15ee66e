import assert from "node:assert/strict";
import { readTurn, referenceOf } from "../../bot/turn.ts";
import { channelMessage, message, teamsIds } from "../build/activities.ts";
import type { GivenActivity } from "../build/activities.ts";

const { adele, bot, chat, tenant, thread } = teamsIds;
const mention = (id: string, name: string, text = `<at>${name}</at>`) => ({ type: "mention", text, mentioned: { id, name } });
const ours = mention(bot, "Guestlist");
const textOf = (given: GivenActivity) => readTurn(channelMessage(given))?.text;

describe("readTurn", () => {
  it("reads a message in a chat", () => {
    assert.deepEqual(readTurn(message({ text: " invite  sam@fabrikam.com\n", localTimezone: "Europe/Paris" })), {
      activity: "1700000000009",
      personId: adele,
      person: { id: adele, teamsId: "29:adele", name: "Adele Vance", locale: "en-US", timeZone: "Europe/Paris" },
      tenantId: tenant,
      conversation: chat,
      kind: "personal",
      teamId: undefined,
      channelId: undefined,
      selectedChannelId: undefined,
      serviceUrl: "https://smba.trafficmanager.net/emea/",
      botId: bot,
      botName: "Guestlist",
      text: "invite sam@fabrikam.com",
    });
  });

  it("reads a message in a channel's thread", () => {
    const turn = readTurn(channelMessage());
    assert.deepEqual(
      [turn?.conversation, turn?.kind, turn?.teamId, turn?.channelId, turn?.text],
      [thread, "channel", "19:team@thread.tacv2", "19:general@thread.tacv2", "help"],
    );
  });

  it("finds the tenant in either place, in lower case", () => {
    const upper = "AAAAAAAA-1111-4111-8111-111111111111";
    const tenantOf = (given: GivenActivity) => readTurn(message(given))?.tenantId;
    assert.equal(tenantOf({ conversation: { id: chat }, channelData: { tenant: { id: upper } } }), upper.toLowerCase());
    assert.equal(tenantOf({ conversation: { id: chat, tenantId: upper }, channelData: null }), upper.toLowerCase());
    assert.equal(tenantOf({ conversation: { id: chat }, channelData: {} }), undefined);
  });

  for (const [what, from] of [
    ["is absent", { id: "29:anonymous" }],
    ["is no id", { id: "29:anonymous", name: null, aadObjectId: "adele" }],
    ["is of a wrong type", { id: "29:anonymous", aadObjectId: 7 }],
  ] as const) {
    it(`takes a person whose aadObjectId ${what} for anonymous`, () => {
      const turn = readTurn(message({ from }));
      assert.deepEqual([turn?.personId, turn?.person.id, turn?.person.name], [undefined, "", ""]);
    });
  }

  it("cleans the person's name", () => {
    const turn = readTurn(message({ from: { id: "29:a", name: " Adele \u202eVance\r\n\u200b" } }));
    assert.equal(turn?.person.name, "Adele Vance");
  });

  it("reads an aadObjectId in capitals, or of no UUID version, as the same person in lower case", () => {
    const read = (aadObjectId: string) => readTurn(message({ from: { id: "29:a", aadObjectId } }))?.personId;
    assert.equal(read("AAAAAAAA-2222-4222-8222-222222222222"), "aaaaaaaa-2222-4222-8222-222222222222");
    assert.equal(read("00000003-0000-0000-c000-000000000000"), "00000003-0000-0000-c000-000000000000");
  });

  for (const [what, given, text] of [
    ["the bot's mention", { text: "<at>Guestlist</at> help", entities: [ours] }, "help"],
    ["one with a &nbsp; and line breaks", { text: "<at>Guestlist</at>&nbsp;\r\n help&nbsp;", entities: [ours] }, "help"],
    ["one at the end", { text: "help <at>Guestlist</at>", entities: [ours] }, "help"],
    ["one in the middle of the words", { text: "invite<at>Guestlist</at>sam@fabrikam.com", entities: [ours] }, "invite sam@fabrikam.com"],
    ["every mention of the bot", { text: "<at>Guestlist</at> <at>Guestlist</at> help", entities: [ours, ours] }, "help"],
    ["mentions that differ", { text: "<at>Guestlist</at> <at>Bot</at> help", entities: [ours, mention(bot, "Bot")] }, "help"],
    ["marks of direction", { text: "\u200f\u2068help\u2069\u202c" }, "help"],
    ["no-break spaces and zero-width ones", { text: "<at>Guestlist</at>\u00a0help\u200b", entities: [ours] }, "help"],
  ] as const) {
    it(`removes ${what}`, () => assert.equal(textOf(given), text));
  }

  it("reads the wide letters, signs and spaces of an input method", () => {
    assert.equal(textOf({ text: "招待\u3000ｓａｍ＠ｆａｂｒｉｋａｍ．ｃｏｍ" }), "招待 sam@fabrikam.com");
  });

  it("keeps the joiners that scripts and emoji need", () =>
    assert.equal(textOf({ text: "می\u200cخواهم 👩\u200d💻" }), "می\u200cخواهم 👩\u200d💻"));

  it("leaves other people's mentions in the text", () => {
    const text = "<at>Guestlist</at> status <at>Diego</at>";
    assert.equal(textOf({ text, entities: [ours, mention("29:diego", "Diego")] }), "status <at>Diego</at>");
  });

  for (const [what, given] of [
    ["no text", { text: undefined }],
    ["a text that is null", { text: null }],
    ["a mention and no text", { text: undefined, entities: [ours] }],
    ["nothing but the mention", { text: "<at>Guestlist</at>", entities: [ours] }],
  ] as const) {
    it(`finds no words in ${what}`, () => assert.equal(textOf(given), ""));
  }

  it("accepts entities of any shape", () => {
    const entities = [
      {},
      { type: "clientInfo", locale: "en-US" },
      { type: "mention" },
      { ...ours, text: "" },
      { type: "mention", text: 7, mentioned: 7 },
    ];
    assert.equal(textOf({ text: "help", entities }), "help");
    assert.equal(textOf({ text: "help", entities: null }), "help");
  });

  it("reads a text as long as a body may be", () => {
    const text = "<at>Guestlist</at> ".repeat(10_000);
    assert.equal(textOf({ text: `${text}help`, entities: Array.from({ length: 50 }, () => ours) }), "help");
  });

  for (const [field, given, read] of [
    ["locale", { locale: 7 }, "en-US"],
    ["locale", { locale: "x".repeat(51) }, "en-US"],
    ["locale", { locale: "fr-CA" }, "fr-CA"],
    ["timeZone", { localTimezone: "Mars/Olympus" }, "UTC"],
    ["timeZone", { localTimezone: 7 }, "UTC"],
  ] as const) {
    it(`takes ${JSON.stringify(given).slice(0, 40)} for ${field} ${read}`, () => {
      assert.equal(readTurn(message(given))?.person[field], read);
    });
  }

  const group = "19:2f1e@thread.v2";
  const team = { id: "19:team@thread.tacv2" };
  for (const [what, conversation, channelData, kind] of [
    ["says that it is personal", { id: chat, conversationType: "personal" }, {}, "personal"],
    ["says so twice", { id: chat, conversationType: "personal", isGroup: false }, {}, "personal"],
    ["is personal, with an id of Skype's", { id: "19:1_2@unq.gbl.spaces", conversationType: "personal" }, {}, "personal"],
    ["says that it is a group chat", { id: group, conversationType: "groupChat", isGroup: true }, {}, "groupChat"],
    ["names no kind", { id: chat }, {}, "groupChat"],
    ["names no kind, with an id of Skype's", { id: "19:1_2@unq.gbl.spaces" }, {}, "groupChat"],
    ["names a kind that we don't know", { id: chat, conversationType: "meeting" }, {}, "groupChat"],
    ["names a kind of a wrong type", { id: chat, conversationType: 7 }, {}, "groupChat"],
    ["names no kind, and is a group", { id: chat, isGroup: true }, {}, "groupChat"],
    ["calls a group personal", { id: chat, conversationType: "personal", isGroup: true }, {}, "groupChat"],
    ["calls a group chat's id personal", { id: group, conversationType: "personal" }, {}, "groupChat"],
    ["calls a channel's id personal", { id: thread, conversationType: "personal" }, {}, "channel"],
    ["calls a channel's id a group chat", { id: thread, conversationType: "groupChat" }, {}, "groupChat"],
    ["names no kind, with a channel's id", { id: thread }, {}, "channel"],
    ["is personal, but in a team", { id: chat, conversationType: "personal" }, { team }, "channel"],
    ["is personal, but in a channel", { id: chat, conversationType: "personal" }, { channel: team }, "channel"],
    ["names no kind, but a team", { id: chat }, { team }, "channel"],
    ["says that it is a channel", { id: group, conversationType: "channel" }, {}, "channel"],
  ] as const) {
    it(`takes a conversation that ${what} for ${kind}`, () => {
      assert.equal(readTurn(message({ conversation, channelData }))?.kind, kind);
    });
  }

  for (const [what, given] of [
    ["without a sender", { from: undefined }],
    ["from a sender without an id", { from: { name: "Adele" } }],
    ["without a recipient", { recipient: undefined }],
    ["without a conversation", { conversation: undefined }],
    ["with a conversation whose id is empty", { conversation: { id: "" } }],
    ["with the place of a shell as its conversation", { conversation: { id: "shell:adele", conversationType: "personal" } }],
    ["with a conversation whose id is endless", { conversation: { id: "x".repeat(1_001) } }],
    ["without a service URL", { serviceUrl: undefined }],
    ["with a service URL that is none", { serviceUrl: "smba" }],
    ["with an id of a wrong type", { id: 7 }],
    ["with a text of a wrong type", { text: ["help"] }],
    ["with entities of a wrong type", { entities: "none" }],
    ["with channel data of a wrong type", { channelData: "none" }],
  ] as const) {
    it(`can't read an activity ${what}`, () => assert.equal(readTurn(message(given)), undefined));
  }
});

describe("referenceOf", () => {
  it("has all that is needed to post in a chat later", () => {
    const turn = readTurn(message());
    assert.ok(turn);
    const serviceUrl = "https://smba.trafficmanager.net/emea/";
    assert.deepEqual(referenceOf(turn), { id: chat, kind: "personal", tenantId: tenant, serviceUrl, botId: bot });
    assert.equal(referenceOf({ ...turn, tenantId: undefined }).tenantId, "");
  });

  it("also names the team and channel of a thread", () => {
    const turn = readTurn(channelMessage());
    assert.ok(turn);
    const { teamId, channelId } = { teamId: "", channelId: "", ...referenceOf(turn) };
    assert.deepEqual([teamId, channelId], ["19:team@thread.tacv2", "19:general@thread.tacv2"]);
  });
});
