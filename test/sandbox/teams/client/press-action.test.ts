import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { adaptiveCard, cardActivity } from "../../cards.ts";
import { startFakeBot } from "../../fake-bot.ts";
import type { Json } from "../../json.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

const CARD_TYPE = "application/vnd.microsoft.card.adaptive";
const ERROR_TYPE = "application/vnd.microsoft.error";
const LOGIN_TYPE = "application/vnd.microsoft.activity.loginRequest";

describe("pressing an Action.Execute", () => {
  let world: StartedSandbox;
  let channel: string;
  let card: string;

  before(async () => {
    world = await startedSandbox({ botWaitMs: 1_000 });
    channel = world.sandbox.teams.team.id;
  });
  after(() => world.close());
  beforeEach(async () => {
    world.reset();
    const path = `/teams/v3/conversations/${encodeURIComponent(channel)}/activities`;
    card = (await world.asBot("POST", path, cardActivity("shared"))).body.id;
  });

  const press = async (who = world.adele, id: string | null = "send"): Promise<Json> => {
    const action = { id, verb: "invite", data: { request: "1", email: "sam@fabrikam.com" } };
    return (await who.send("POST", "actions", { conversation: channel, message: card, action })).body;
  };
  const answerWith = (body: unknown, status = 200): void => world.bot.answer(() => ({ status, body }));
  const shownTo = async (who = world.adele): Promise<Json> =>
    (await who.get(`conversations/${encodeURIComponent(channel)}/messages`)).body[0].card;
  const somethingWrong = { kind: "error", text: "Something went wrong. Please try again." };
  const newCard = { statusCode: 200, type: CARD_TYPE, value: adaptiveCard("for one") };

  it("T28: sends the bot an adaptiveCard/action invoke from this person about this message", async () => {
    answerWith({ statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "done" });
    await press();
    const { activity } = await world.bot.nth(1);
    const { type, name, replyToId, from, conversation, value } = activity;
    assert.deepEqual(
      { type, name, replyToId, from: from.aadObjectId, conversation: conversation.id, value },
      {
        type: "invoke",
        name: "adaptiveCard/action",
        replyToId: card,
        from: PERSON_IDS.adele,
        conversation: `${channel};messageid=${card}`,
        value: {
          action: { type: "Action.Execute", id: "send", verb: "invite", data: { request: "1", email: "sam@fabrikam.com" } },
          trigger: "manual",
        },
      },
    );
    assert.match(activity.id, /^f:/);
  });

  it("T28: leaves out the id of an action that has none, and gives each invoke its own id", async () => {
    answerWith(newCard);
    await press(world.adele, null);
    await press();
    const [first, second] = [await world.bot.nth(1), await world.bot.nth(2)];
    assert.equal("id" in first.activity.value.action, false);
    assert.notEqual(first.activity.id, second.activity.id);
  });

  it("T29: handles presses of two people at the same time, with separate answers", async () => {
    const both = Promise.withResolvers<void>();
    world.bot.answer(async ({ from }) => {
      if (world.bot.received.length === 2) both.resolve();
      await both.promise;
      return { status: 200, body: { ...newCard, value: adaptiveCard(`for ${from.name}`) } };
    });
    await Promise.all([press(), press(world.megan)]);
    assert.deepEqual([await shownTo(), await shownTo(world.megan)], [adaptiveCard("for Adele Vance"), adaptiveCard("for Megan Bowen")]);
  });

  it("T29: shows a card only to the presser, until the bot edits the message", async () => {
    answerWith(newCard);
    const result = await press();
    assert.deepEqual([result.kind, result.message.card], ["card", adaptiveCard("for one")]);
    assert.deepEqual([await shownTo(world.adele), await shownTo(world.megan)], [adaptiveCard("for one"), adaptiveCard("shared")]);
    await world.asBot("PUT", `/teams/v3/conversations/${encodeURIComponent(channel)}/activities/${card}`, cardActivity("edited"));
    assert.deepEqual([await shownTo(world.adele), await shownTo(world.megan)], [adaptiveCard("edited"), adaptiveCard("edited")]);
  });

  it("T29: sends the card to the presser's other tabs, and to nobody else", async () => {
    answerWith(newCard);
    const [mine, others] = [await world.adele.events(), await world.megan.events()];
    await press();
    assert.deepEqual((await mine.next("message")).card, adaptiveCard("for one"));
    const { body } = await world.megan.send("POST", "messages", { conversation: channel, root: null, text: "next", mentionBot: false });
    assert.equal((await others.next("message")).id, body.id);
    mine.close();
    others.close();
  });

  it("T30: shows no card on a message that the bot deleted meanwhile", async () => {
    world.bot.answer(async () => {
      await world.asBot("DELETE", `/teams/v3/conversations/${encodeURIComponent(channel)}/activities/${card}`);
      return { status: 200, body: newCard };
    });
    const events = await world.adele.events();
    assert.deepEqual(await press(), somethingWrong);
    const { body } = await world.megan.send("POST", "messages", { conversation: channel, root: null, text: "next", mentionBot: false });
    assert.equal((await events.next("message")).id, body.id);
    events.close();
  });

  const unreachable = { kind: "error", text: "Unable to reach app. Please try again." };

  const answers: readonly (readonly [string, unknown, number, object])[] = [
    [
      "a message",
      { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "done" },
      200,
      { kind: "message", text: "done" },
    ],
    [
      "a 400 error",
      { statusCode: 400, type: ERROR_TYPE, value: { code: "BadRequest", message: "no such" } },
      200,
      { kind: "error", text: "no such" },
    ],
    ["a 500 error", { statusCode: 500, type: ERROR_TYPE, value: { code: "x", message: "broken" } }, 200, { kind: "error", text: "broken" }],
    ["a refused code", { statusCode: 401, type: "application/vnd.microsoft.error.invalidAuthCode", value: null }, 200, somethingWrong],
    [
      "a refused token that nobody sent",
      { statusCode: 412, type: `${ERROR_TYPE}.preconditionFailed`, value: { code: "412", message: "no" } },
      200,
      { kind: "error", text: "no" },
    ],
    ["the card's status as HTTP status", { statusCode: 400, type: ERROR_TYPE, value: { code: "x", message: "y" } }, 400, somethingWrong],
    ["HTTP 501", undefined, 501, somethingWrong],
    ["an empty body", undefined, 200, somethingWrong],
    ["a body that isn't JSON", "<html>", 200, somethingWrong],
    [
      "a wrong type for 200",
      { statusCode: 200, type: "application/vnd.microsoft.adaptive.card", value: adaptiveCard("x") },
      200,
      somethingWrong,
    ],
    ["a card that is none", { statusCode: 200, type: CARD_TYPE, value: { text: "x" } }, 200, somethingWrong],
    ["a wrong type for 401", { statusCode: 401, type: ERROR_TYPE, value: { code: "x", message: "y" } }, 200, somethingWrong],
    ["a wrong type for 412", { statusCode: 412, type: ERROR_TYPE, value: { code: "412", message: "y" } }, 200, somethingWrong],
  ];
  for (const [what, body, status, result] of answers) {
    it(`T30: shows for ${what}: ${JSON.stringify(result)}`, async () => {
      answerWith(body, status);
      assert.deepEqual(await press(), result);
      assert.deepEqual(await shownTo(), adaptiveCard("shared"));
    });
  }

  it("T6: says that the app can't be reached when the bot is down or too slow", async () => {
    const late = Promise.withResolvers<{ status: number }>();
    world.bot.answer(() => late.promise);
    assert.deepEqual(await press(), unreachable);
    late.resolve({ status: 200 });
    const gone = await startFakeBot();
    await gone.close();
    world.sandbox.setBotEndpoint(gone.url);
    assert.deepEqual(await press(), unreachable);
  });

  describe("with a bot that wants a sign-in", () => {
    const login = (more: object = {}): object => ({
      statusCode: 401,
      type: LOGIN_TYPE,
      value: {
        text: "Please sign in",
        connectionName: world.sandbox.tenant.app.oauthConnection,
        tokenExchangeResource: { id: "exchange-1", uri: `api://botid-${world.sandbox.tenant.app.appId}`, providerId: "30dd229c" },
        buttons: [{ type: "signin", title: "Sign in", text: "Sign in", value: "https://localhost/sign-in" }],
        ...more,
      },
    });
    const askToSignIn = { kind: "sign-in", text: "Please sign in", title: "Sign in", url: "https://localhost/sign-in" };
    const answerSignedIn = (body: unknown, first: object = login()): void =>
      world.bot.answer(({ value }) => ({ status: 200, body: value.authentication ? body : first }));

    it("T31: repeats the invoke silently with the person's SSO token", async () => {
      answerSignedIn(newCard);
      assert.equal((await press()).kind, "card");
      const [first, second] = [await world.bot.nth(1), await world.bot.nth(2)];
      const { authentication, ...value } = second.activity.value;
      assert.deepEqual(value, first.activity.value);
      assert.deepEqual([authentication.id, authentication.connectionName], ["exchange-1", world.sandbox.tenant.app.oauthConnection]);
      const { aud, azp, oid, scp, tid } = decodeJwt(authentication.token);
      assert.deepEqual(
        { aud, azp, oid, scp, tid },
        {
          aud: world.sandbox.tenant.app.appId,
          azp: "5e3ce6c0-2b1f-4285-8d4b-75ee78787346",
          oid: PERSON_IDS.adele,
          scp: "access_as_user",
          tid: world.sandbox.tenant.id,
        },
      );
    });

    it("T31: asks the person when the bot rejects the token (412) or asks again", async () => {
      answerSignedIn({ statusCode: 412, type: `${ERROR_TYPE}.preconditionFailed`, value: { code: "412", message: "no exchange" } });
      assert.deepEqual(await press(), askToSignIn);
      answerSignedIn(login());
      assert.deepEqual(await press(), askToSignIn);
      assert.equal(world.bot.received.length, 4);
    });

    const strangers: readonly (readonly [string, object])[] = [
      ["the card names no exchange resource", { tokenExchangeResource: null }],
      ["the connection is another one", { connectionName: "other" }],
      ["the connection is empty (msteams-docs #9559)", { connectionName: "" }],
    ];
    for (const [what, more] of strangers) {
      it(`T31: asks the person at once when ${what}`, async () => {
        answerSignedIn(newCard, login(more));
        assert.deepEqual(await press(), askToSignIn);
        assert.equal(world.bot.received.length, 1);
      });
    }

    it("T31: shows an error when the card has no button either", async () => {
      answerSignedIn(newCard, login({ tokenExchangeResource: null, buttons: [] }));
      assert.deepEqual(await press(), somethingWrong);
    });
  });
});
