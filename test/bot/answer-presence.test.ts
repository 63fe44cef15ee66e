import assert from "node:assert/strict";
import type { Activity } from "botbuilder";
import { answerPresence, presenceEventOf } from "../../bot/answer-presence.ts";
import { GuestlistBot } from "../../bot/bot.ts";
import { readTurn } from "../../bot/turn.ts";
import type { Flows } from "../../src/flows/flows.ts";
import { channelMessage, message, teamsIds } from "../build/activities.ts";
import type { GivenActivity } from "../build/activities.ts";
import { patient } from "../fakes/action-call.ts";
import { heardInTurn } from "../fakes/heard-in-turn.ts";
import { RecordingLog } from "../fakes/recording-log.ts";
import { stubFlows } from "../fakes/stub-flows.ts";

const bot = [{ id: teamsIds.bot }];
const team = { id: "19:team@thread.tacv2" };
const shared = { id: "19:shared@thread.tacv2" };
const somebody = [{ id: "29:megan" }];
const nora = "5a0d7b0c-7e57-4c01-9e2a-0000000000a1";
const people = [{ id: "29:nora", aadObjectId: nora }, { id: "29:unknown" }];
const selected = "19:partners@thread.tacv2";

/** The calls that a real bot makes of its flows on this activity. */
async function askedOn(activity: Partial<Activity>, given: Partial<Flows> = {}) {
  const asked: unknown[] = [];
  const flows = stubFlows({
    rememberConversation: async ({ id }) => void asked.push(["remember", id]),
    joinConversation: async ({ id, channelId }, scope) => void asked.push(["join", id, channelId, scope]),
    forgetConversation: async ({ id, teamId }, scope) => void asked.push(["forget", id, teamId, scope]),
    welcome: async ({ place, by, botName }) => void asked.push(["welcome", place.id, place.channelId, by.id, botName]),
    ...given,
  });
  const log = new RecordingLog();
  assert.deepEqual(await heardInTurn(new GuestlistBot({ flows, continuations: patient, log }), activity), []);
  assert.deepEqual(log.codes, []);
  return asked;
}

const inChat = (given: GivenActivity) => message({ text: undefined, ...given });
const inTeam = (given: GivenActivity) => channelMessage({ text: undefined, entities: undefined, ...given });

describe("presenceEventOf", () => {
  for (const [activity, event] of [
    [{ type: "installationUpdate", action: "add" }, "added"],
    [{ type: "installationUpdate", action: "add-upgrade" }, "upgraded"],
    [{ type: "installationUpdate", action: "remove" }, "removed"],
    [{ type: "installationUpdate", action: "remove-upgrade" }, "upgraded"],
    [{ type: "installationUpdate", action: "something" }, undefined],
    [{ type: "installationUpdate" }, undefined],
    [{ type: "conversationUpdate", membersAdded: bot }, "added"],
    [{ type: "conversationUpdate", membersAdded: somebody }, undefined],
    [{ type: "conversationUpdate", membersRemoved: bot }, "removed"],
    [{ type: "conversationUpdate", membersRemoved: somebody }, undefined],
    [{ type: "conversationUpdate", channelData: { eventType: "channelCreated" } }, undefined],
    [{ type: "conversationUpdate", membersAdded: bot, channelData: { team } }, "added"],
    [{ type: "conversationUpdate", membersAdded: bot, channelData: { team, channel: team } }, "added"],
    [{ type: "conversationUpdate", membersAdded: bot, channelData: { team, channel: shared } }, "added-to-channel"],
    [{ type: "conversationUpdate", membersAdded: somebody, channelData: { team, channel: shared } }, undefined],
    [{ type: "conversationUpdate", membersRemoved: bot, channelData: { team } }, "removed"],
    [{ type: "conversationUpdate", membersRemoved: bot, channelData: { team, channel: team } }, "removed"],
    [{ type: "conversationUpdate", membersRemoved: bot, channelData: { team, channel: shared } }, "removed-from-channel"],
    [{ type: "conversationUpdate", membersRemoved: bot, channelData: { channel: shared } }, "removed-from-channel"],
    [{ type: "conversationUpdate", membersRemoved: bot, channelData: "none" }, "removed"],
    [{ type: "installationUpdate", action: "remove", channelData: { team, channel: shared } }, "removed"],
  ] as const) {
    it(`reads ${JSON.stringify(activity)} as ${event ?? "no event of ours"}`, () => {
      assert.equal(presenceEventOf({ ...inChat(activity) }), event);
    });
  }
});

describe("answerPresence", () => {
  for (const given of [
    { type: "installationUpdate", action: "add" },
    { type: "conversationUpdate", membersAdded: bot },
  ]) {
    it(`welcomes a person who added the app (${given.type})`, async () => {
      assert.deepEqual(await askedOn(inChat(given)), [
        ["join", teamsIds.chat, undefined, "whole"],
        ["welcome", teamsIds.chat, undefined, teamsIds.adele, "Guestlist"],
      ]);
    });
  }

  for (const admission of ["guest", "stranger", "not-allowed"] as const) {
    it(`doesn't welcome a ${admission}, who may not use the bot`, async () => {
      const asked = await askedOn(inChat({ type: "installationUpdate", action: "add" }), { admitPerson: async () => admission });
      assert.deepEqual(asked, [["join", teamsIds.chat, undefined, "whole"]]);
    });
  }

  it("welcomes a team in the chosen channel, also when a guest added the app", async () => {
    const channelData = {
      tenant: { id: teamsIds.tenant },
      team: { id: "19:team@thread.tacv2" },
      settings: { selectedChannel: { id: selected } },
    };
    const asked = await askedOn(inTeam({ type: "installationUpdate", action: "add", channelData }), { admitPerson: async () => "guest" });
    assert.deepEqual(asked.at(-1), ["welcome", selected, selected, teamsIds.adele, "Guestlist"]);
  });

  for (const [what, event, change] of [
    ["came", { membersAdded: people }, { came: [nora], left: [] }],
    ["was taken out", { membersRemoved: people }, { came: [], left: [nora] }],
  ] as const) {
    it(`passes on who ${what} of a team, by their Entra ids`, async () => {
      const noted: unknown[] = [];
      const noteMembers = async ({ place: { id, channelId, teamId }, came, left }: Parameters<Flows["noteMembers"]>[0]) =>
        void noted.push([id, channelId, teamId, { came, left }]);
      const channelData = { tenant: { id: teamsIds.tenant }, team };
      await askedOn(inTeam({ type: "conversationUpdate", channelData, ...event }), { noteMembers });
      assert.deepEqual(noted, [[teamsIds.thread, teamsIds.thread, team.id, change]]);
      const ofOneChannel = { ...channelData, channel: shared };
      await askedOn(inTeam({ type: "conversationUpdate", channelData: ofOneChannel, ...event }), { noteMembers });
      await askedOn(inChat({ type: "conversationUpdate", ...event }), { noteMembers });
      assert.equal(noted.length, 1);
    });
  }

  it("says nothing about an upgrade, nor about other members", async () => {
    assert.deepEqual(await askedOn(inChat({ type: "installationUpdate", action: "add-upgrade" })), [["remember", teamsIds.chat]]);
    assert.deepEqual(await askedOn(inTeam({ type: "conversationUpdate", membersAdded: somebody })), []);
  });

  it("forgets a conversation that it was removed from, and all conversations of a team", async () => {
    assert.deepEqual(await askedOn(inChat({ type: "conversationUpdate", membersRemoved: bot })), [
      ["forget", teamsIds.chat, undefined, "whole"],
    ]);
    const asked = await askedOn(inTeam({ type: "installationUpdate", action: "remove" }));
    assert.deepEqual(asked, [["forget", teamsIds.thread, team.id, "whole"]]);
  });

  for (const [what, event, place] of [
    ["joins one channel of a team, without a welcome", { membersAdded: bot }, ["join", shared.id, shared.id, "channel"]],
    [
      "forgets one channel of a team, whatever conversation the event comes from",
      { membersRemoved: bot },
      ["forget", shared.id, team.id, "channel"],
    ],
  ] as const) {
    it(what, async () => {
      const channelData = { tenant: { id: teamsIds.tenant }, team, channel: shared };
      assert.deepEqual(await askedOn(inTeam({ type: "conversationUpdate", channelData, ...event })), [place]);
    });
  }

  it("ignores an activity that it can't read, and logs it", async () => {
    const log = new RecordingLog();
    const unreadable = inChat({ type: "installationUpdate", action: "add", serviceUrl: "none" });
    await heardInTurn(new GuestlistBot({ flows: stubFlows(), continuations: patient, log }), unreadable);
    assert.deepEqual(log.codes, ["activity-unreadable"]);
  });

  it("welcomes at the place of the event, with all that is needed to post there later", async () => {
    const turn = readTurn(inChat({ type: "installationUpdate", action: "add" }));
    assert.ok(turn);
    const places: unknown[] = [];
    const flows = stubFlows({ joinConversation: async () => {}, welcome: async ({ place }) => void places.push(place) });
    await answerPresence({ event: "added", turn, flows });
    assert.deepEqual(places, [
      {
        id: teamsIds.chat,
        kind: "personal",
        tenantId: teamsIds.tenant,
        serviceUrl: "https://smba.trafficmanager.net/emea/",
        botId: teamsIds.bot,
      },
    ]);
  });
});
