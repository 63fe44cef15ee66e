import assert from "node:assert/strict";
import { CardRefresh } from "../../../../sandbox/teams/client/card-refresh.ts";
import type { InvokePlace } from "../../../../sandbox/teams/to-bot/invoke-bot.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { adaptiveCard, cardActivity } from "../../cards.ts";
import type { Json } from "../../json.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";
import { letBotAskForSignIn, postCard } from "../sign-in/login-bot.ts";

const OWN = { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: adaptiveCard("your view") };

describe("a card that refreshes itself", () => {
  let world: StartedSandbox;
  let channel: string;

  before(async () => {
    world = await startedSandbox();
    channel = world.sandbox.teams.team.id;
  });
  after(() => world.close());
  beforeEach(() => {
    world.reset();
    world.bot.answer(() => ({ status: 200, body: OWN }));
  });

  const refresh = (userIds?: readonly string[]): object => ({
    refresh: { action: { type: "Action.Execute", verb: "view", data: { request: "1" } }, ...(userIds && { userIds }) },
  });
  const look = (message: string, who = world.adele) => who.send("POST", "views", { conversation: channel, messages: [message] });
  const teamsId = (id: string): string => world.sandbox.teams.people.byId(id)?.teamsId ?? "";
  const shown = async (who = world.adele): Promise<Json> =>
    (await who.get(`conversations/${encodeURIComponent(channel)}/messages`)).body[0];

  it("T53: sends the bot its action with the trigger `automatic` when it becomes visible, and shows the answer only to the viewer", async () => {
    const card = await postCard(world, channel, refresh());
    const events = await world.adele.events();
    assert.equal((await look(card)).status, 204);
    assert.deepEqual((await events.next("message")).card, adaptiveCard("your view"));
    events.close();
    const { name, value, from } = (await world.bot.nth(1)).activity;
    assert.deepEqual(
      { name, value, from: from.aadObjectId },
      {
        name: "adaptiveCard/action",
        value: { action: { type: "Action.Execute", verb: "view", data: { request: "1" } }, trigger: "automatic" },
        from: PERSON_IDS.adele,
      },
    );
    assert.deepEqual((await shown(world.megan)).card, adaptiveCard("shared", refresh()));
  });

  it("T54: does so only for the people in `userIds`, by their Teams ids", async () => {
    const card = await postCard(world, channel, refresh([teamsId(PERSON_IDS.megan), PERSON_IDS.adele]));
    await look(card);
    await look(card, world.megan);
    assert.deepEqual([(await world.bot.nth(1)).activity.from.aadObjectId, world.bot.received.length], [PERSON_IDS.megan, 1]);
  });

  it("T54: doesn't do so when `userIds` is empty, or after the sixtieth person", async () => {
    await look(await postCard(world, channel, refresh([])));
    const many = Array.from({ length: 60 }, (_, index) => `29:${index}`);
    await look(await postCard(world, channel, refresh([...many, teamsId(PERSON_IDS.adele)])));
    const last = await postCard(world, channel, refresh([...many.slice(1), teamsId(PERSON_IDS.adele)]));
    await look(last);
    assert.deepEqual([(await world.bot.nth(1)).activity.replyToId, world.bot.received.length], [last, 1]);
  });

  it("T55: waits a minute before it does so again, except after an edit", async () => {
    const card = await postCard(world, channel, refresh());
    let now = 0;
    const { teams } = world.sandbox;
    const place = (): InvokePlace => {
      const [person, conversation] = [teams.people.byId(PERSON_IDS.adele), teams.chats.conversation(channel)];
      const message = teams.chats.message(channel, card);
      if (!person || !conversation || !message) throw new Error("not there");
      return { person, conversation, message };
    };
    world.bot.answer(() => ({ status: 200, body: { ...OWN, value: adaptiveCard("your view", refresh()) } }));
    const deliver = async (activity: object) => {
      const answer = await fetch(world.bot.url, { method: "POST", body: JSON.stringify(activity) });
      return { kind: "answered" as const, status: answer.status, body: await answer.json() };
    };
    const refreshing = new CardRefresh({ teams, endpoint: { deliver, serviceUrl: "https://localhost/teams/" } }, () => now);
    const heard = async (): Promise<number> => {
      await refreshing.viewed(place());
      return world.bot.received.length;
    };
    assert.deepEqual([await heard(), await heard()], [1, 1]);
    now = 59_999;
    assert.equal(await heard(), 1);
    now = 60_000;
    assert.equal(await heard(), 2);
    await world.asBot(
      "PUT",
      `/teams/v3/conversations/${encodeURIComponent(channel)}/activities/${card}`,
      cardActivity("edited", refresh()),
    );
    assert.equal(await heard(), 3);
  });

  it("T50: does so on each client of the person", async () => {
    world.sandbox.control.patch({ clients: 2 });
    await look(await postCard(world, channel, refresh()));
    await world.bot.nth(2);
    assert.equal(world.bot.received.length, 2);
  });

  it("T56: breaks for a viewer when the bot requests a sign-in, until the next edit", async () => {
    await letBotAskForSignIn(world);
    const card = await postCard(world, channel, refresh());
    const events = await world.adele.events();
    await look(card);
    assert.equal((await events.next("message")).cardProblem, "Something went wrong. This card couldn't be displayed.");
    events.close();
    assert.deepEqual([(await shown(world.megan)).cardProblem, world.bot.received.length], [null, 1]);
    await world.asBot("PUT", `/teams/v3/conversations/${encodeURIComponent(channel)}/activities/${card}`, cardActivity("edited"));
    assert.equal((await shown()).cardProblem, null);
  });

  it("ignores cards without refresh, missing messages, and conversations without the app", async () => {
    await look(await postCard(world, channel));
    await look("1");
    const card = await postCard(world, channel, refresh());
    const conversation = world.sandbox.teams.chats.conversation(channel);
    assert.ok(conversation);
    world.sandbox.teams.installations.set(conversation, "removed");
    await look(card);
    world.sandbox.teams.installations.set(conversation, "installed");
    await look(card);
    await world.bot.nth(1);
    assert.equal(world.bot.received.length, 1);
  });

  it("T53: is refreshed from the message's menu like a press", async () => {
    const card = await postCard(world, channel, refresh([]));
    const result = (await world.adele.send("POST", "refresh", { conversation: channel, message: card })).body;
    assert.deepEqual([result.kind, (await world.bot.nth(1)).activity.value.trigger], ["card", "manual"]);
    const plain = await world.adele.send("POST", "refresh", { conversation: channel, message: await postCard(world, channel) });
    assert.deepEqual([plain.status, plain.body.error.code], [400, "bad-request"]);
  });
});
