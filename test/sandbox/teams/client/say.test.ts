import assert from "node:assert/strict";
import { createRemoteJWKSet, customFetch, decodeProtectedHeader, jwtVerify } from "jose";
import { chatId } from "../../../../sandbox/teams/chats/ids.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { callApi } from "../../bot-client.ts";
import { startFakeBot } from "../../fake-bot.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("saying something to the bot", () => {
  let world: StartedSandbox;
  let channel: string;
  let chat: string;
  let teamsId: string;

  before(async () => {
    world = await startedSandbox({ botWaitMs: 1_000 });
    channel = world.sandbox.teams.team.id;
    chat = chatId(PERSON_IDS.adele, world.sandbox.tenant.app.appId);
    teamsId = world.sandbox.teams.people.byId(PERSON_IDS.adele)?.teamsId ?? "";
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const say = async (conversation: string, text: string, more: { root?: string; mentionBot?: boolean } = {}): Promise<string> =>
    (await world.adele.send("POST", "messages", { conversation, root: null, mentionBot: false, text, ...more })).body.id;

  it("T1: delivers a 1:1 message as Teams does: ids, locale, tenant, clientInfo, html", async () => {
    await world.adele.send("PUT", `/api/people/${PERSON_IDS.adele}/locale`, { locale: "fr-FR" });
    const id = await say(chat, "invite <sam>");
    const { timestamp, localTimestamp, ...activity } = (await world.bot.nth(1)).activity;
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    assert.deepEqual(activity, {
      type: "message",
      id,
      channelId: "msteams",
      serviceUrl: `${world.sandbox.apiUrl}/teams/`,
      localTimezone: timezone,
      locale: "fr-FR",
      from: { id: teamsId, name: "Adele Vance", aadObjectId: PERSON_IDS.adele },
      recipient: { id: world.sandbox.teams.bot.id, name: "Guestlist" },
      conversation: { id: chat, conversationType: "personal", tenantId: world.sandbox.tenant.id },
      channelData: { tenant: { id: world.sandbox.tenant.id }, source: { name: "message" } },
      textFormat: "plain",
      text: "invite <sam>",
      attachments: [{ contentType: "text/html", content: "<p>invite &lt;sam&gt;</p>" }],
      entities: [{ type: "clientInfo", locale: "fr-FR", country: "FR", platform: "Web", timezone }],
    });
    assert.equal(localTimestamp, timestamp);
  });

  it("T2: delivers a mention in a channel with the entity, &nbsp; and the thread of the root post itself", async () => {
    const id = await say(channel, "invite a partner", { mentionBot: true });
    const { activity } = await world.bot.nth(1);
    assert.equal(activity.text, "<at>Guestlist</at>&nbsp;invite a partner");
    assert.deepEqual(activity.entities[0], {
      type: "mention",
      text: "<at>Guestlist</at>",
      mentioned: { id: world.sandbox.teams.bot.id, name: "Guestlist" },
    });
    assert.deepEqual(activity.conversation, {
      id: `${channel};messageid=${id}`,
      conversationType: "channel",
      tenantId: world.sandbox.tenant.id,
      isGroup: true,
    });
    assert.deepEqual(activity.channelData, {
      tenant: { id: world.sandbox.tenant.id },
      team: { id: channel },
      channel: { id: channel },
      teamsTeamId: channel,
      teamsChannelId: channel,
      source: { name: "message" },
    });
    assert.equal(activity.replyToId, undefined);
  });

  it("T2: delivers a reply with its thread's root", async () => {
    const root = await say(channel, "a thread");
    const id = await say(channel, "help", { root, mentionBot: true });
    const { activity } = await world.bot.nth(1);
    assert.deepEqual([activity.id, activity.replyToId, activity.conversation.id], [id, root, `${channel};messageid=${root}`]);
  });

  it("T3: sends the bot no channel message that doesn't mention it", async () => {
    await say(channel, "between ourselves");
    await say(channel, "help", { mentionBot: true });
    await world.bot.nth(1);
    assert.deepEqual(
      world.bot.received.map(({ activity }) => activity.text),
      ["<at>Guestlist</at>&nbsp;help"],
    );
  });

  it("T4: sends the bot nothing where it isn't installed", async () => {
    const conversation = world.sandbox.teams.chats.conversation(channel);
    assert.ok(conversation);
    world.sandbox.teams.installations.set(conversation, "removed");
    await say(channel, "are you there?", { mentionBot: true });
    await say(chat, "hi");
    assert.deepEqual([(await world.bot.nth(1)).activity.text, world.bot.received.length], ["hi", 1]);
  });

  it("T4: tells the person in a 1:1 chat without the app that the bot gets no messages", async () => {
    world.sandbox.control.patch({ appAddedPersonally: false });
    const id = await say(chat, "hi");
    const [message] = (await world.adele.get(`conversations/${encodeURIComponent(chat)}/messages`)).body;
    assert.deepEqual([message.id, message.problem, world.bot.received.length], [id, "Add the app to chat with it.", 0]);
  });

  it("T5: signs with a key that the published metadata endorses for msteams, for this bot and serviceUrl", async () => {
    await say(chat, "hi");
    const { activity, headers } = await world.bot.nth(1);
    const token = (headers.authorization ?? "").replace("Bearer ", "");
    const metadata = (await callApi(world.sandbox, { path: "/v1/.well-known/openidconfiguration" })).body;
    assert.deepEqual([metadata.issuer, metadata.jwks_uri], ["https://api.botframework.com", `${world.sandbox.apiUrl}/v1/.well-known/keys`]);
    const published = await callApi(world.sandbox, { path: "/v1/.well-known/keys" });
    const keySet = createRemoteJWKSet(new URL(metadata.jwks_uri), { [customFetch]: async () => Response.json(published.body) });
    const { payload } = await jwtVerify(token, keySet, {
      issuer: "https://api.botframework.com",
      audience: world.sandbox.tenant.app.appId,
    });
    assert.equal(payload["serviceurl"], activity.serviceUrl);
    assert.equal(decodeProtectedHeader(token).alg, "RS256");
    assert.deepEqual(published.body.keys[0].endorsements, ["msteams"]);
  });

  describe("T6: when the bot doesn't accept it", () => {
    const problemSeen = async (conversation: string): Promise<string | null> => {
      const events = await world.adele.events();
      await say(conversation, "hi", { mentionBot: true });
      await events.next("message");
      const { problem } = await events.next("message");
      events.close();
      return problem;
    };

    it("says so when the bot is down", async () => {
      const gone = await startFakeBot();
      await gone.close();
      world.sandbox.setBotEndpoint(gone.url);
      assert.equal(await problemSeen(chat), "Unable to reach app. Please try again.");
    });

    it("says so when the bot is too slow", async () => {
      const { promise, resolve } = Promise.withResolvers<{ status: number }>();
      world.bot.answer(() => promise);
      assert.equal(await problemSeen(chat), "Unable to reach app. Please try again.");
      resolve({ status: 200 });
    });

    it("says so when the bot fails, only to the sender", async () => {
      world.bot.answer(() => ({ status: 500 }));
      const megans = await world.megan.events();
      assert.equal(await problemSeen(channel), "Something went wrong. Please try again.");
      const path = `conversations/${encodeURIComponent(channel)}/messages`;
      assert.equal((await world.adele.get(path)).body[0].problem, "Something went wrong. Please try again.");
      assert.equal((await world.megan.get(path)).body[0].problem, null);
      await megans.next("message");
      const next = await say(channel, "next");
      assert.equal((await megans.next("message")).id, next);
      megans.close();
    });

    it("says nothing under a message that a reset has removed", async () => {
      const arrived = Promise.withResolvers<void>();
      const answer = Promise.withResolvers<{ status: number }>();
      world.bot.answer(() => {
        arrived.resolve();
        return answer.promise;
      });
      await say(chat, "hi");
      await arrived.promise;
      world.sandbox.reset();
      const events = await world.adele.events();
      answer.resolve({ status: 500 });
      world.bot.answer(() => ({ status: 200 }));
      const next = await say(chat, "again");
      assert.equal((await events.next("message")).id, next);
      events.close();
    });
  });
});
