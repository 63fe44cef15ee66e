import assert from "node:assert/strict";
import type { Json } from "../../json.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";
import { letBotAskForSignIn, oauthCardOf, postCard, press } from "./login-bot.ts";

describe("signing in silently", () => {
  let world: StartedSandbox;
  let channel: string;
  let groupChat: string;

  before(async () => {
    world = await startedSandbox();
    channel = world.sandbox.teams.team.id;
    groupChat = world.sandbox.teams.chats.conversations.find(({ kind }) => kind === "groupChat")?.id ?? "";
  });
  after(() => world.close());
  beforeEach(async () => {
    world.reset();
    await letBotAskForSignIn(world);
  });

  const invokes = (): Json =>
    world.bot.received.map(({ activity: { name, type, action, value } }) => [name ?? type, value?.code ?? action ?? null]);

  it("T42: fails in channels by the switch: the bot gets signin/failure, the person gets the button", async () => {
    world.sandbox.control.patch({ ssoRefusedInChannels: true });
    const result = await press(world, channel, await postCard(world, channel));
    assert.deepEqual([result.kind, result.title, result.url.startsWith("/sign-in?signin=")], ["sign-in", "Sign in", true]);
    const { name, value } = (await world.bot.nth(2)).activity;
    assert.deepEqual(
      { name, value },
      { name: "signin/failure", value: { code: "resourcematchfailed", message: "Resource match failed." } },
    );
    assert.equal(world.bot.received.length, 2);
  });

  it("T42: still works in group chats", async () => {
    world.sandbox.control.patch({ ssoRefusedInChannels: true });
    assert.equal((await press(world, groupChat, await postCard(world, groupChat))).kind, "card");
  });

  it("T42: fails for a resource that isn't the app's", async () => {
    const card = { ...(await oauthCardOf(world)), tokenExchangeResource: { id: "1", uri: "api://botid-other" } };
    world.bot.answer(() => ({
      status: 200,
      body: { statusCode: 401, type: "application/vnd.microsoft.activity.loginRequest", value: card },
    }));
    assert.equal((await press(world, channel, await postCard(world, channel))).kind, "sign-in");
    assert.deepEqual(invokes(), [
      ["adaptiveCard/action", null],
      ["signin/failure", "resourcematchfailed"],
    ]);
  });

  describe("without the app added personally", () => {
    let card: string;
    beforeEach(async () => {
      world.sandbox.control.patch({ appAddedPersonally: false });
      card = await postCard(world, channel);
    });

    it("T43: asks to add the app first, and then continues the same press with a token", async () => {
      assert.deepEqual(await press(world, channel, card), { kind: "add-app", text: "To use this card, add the app for yourself first." });
      assert.equal((await press(world, channel, card, { addApp: "add" })).kind, "card");
      assert.deepEqual(invokes(), [
        ["adaptiveCard/action", null],
        ["installationUpdate", "add"],
        ["conversationUpdate", null],
        ["adaptiveCard/action", null],
      ]);
      assert.equal((await world.adele.get("conversations")).body[0].app, "installed");
    });

    it("T43: sends the bot installappfailed when the person declines, and shows the person an error", async () => {
      await press(world, channel, card);
      const declined = await press(world, channel, card, { addApp: "cancel" });
      assert.deepEqual(declined, { kind: "error", text: "You need to add the app to use this card." });
      assert.deepEqual(invokes(), [
        ["adaptiveCard/action", null],
        ["signin/failure", "installappfailed"],
      ]);
    });

    it("T43: doesn't ask people who have added the app, or in the 1:1 chat", async () => {
      const chat = (await world.adele.get("conversations")).body[0].id;
      assert.equal((await press(world, chat, await postCard(world, chat))).kind, "card");
      await world.megan.send("PUT", `conversations/${encodeURIComponent((await world.megan.get("conversations")).body[0].id)}/app`, {
        state: "installed",
      });
      assert.equal((await press(world, channel, card, {}, world.megan)).kind, "card");
    });
  });

  it("T44: is not tried where the app was removed: the bot gets nothing", async () => {
    const card = await postCard(world, channel);
    await world.adele.send("PUT", `conversations/${encodeURIComponent(channel)}/app`, { state: "removed" });
    await world.bot.nth(2);
    assert.deepEqual(await press(world, channel, card), { kind: "error", text: "Unable to reach app. Please try again." });
    assert.equal(world.bot.received.length, 2);
  });
});
