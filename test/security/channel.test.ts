import assert from "node:assert/strict";
import { decodeJwt, generateKeyPair, SignJWT } from "jose";
import { APP_ID, GUEST_IDS, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { startWorld } from "../end-to-end/world.ts";
import type { World } from "../end-to-end/world.ts";
import { recordRequests } from "./recorded-requests.ts";
import type { Recorded } from "./recorded-requests.ts";
import { newId } from "../build/new-id.ts";

/** Sends what an attacker may send to the bot's endpoint, and checks that no turn runs. */
describe("The bot's endpoint", () => {
  let world: World;
  let recorder: Awaited<ReturnType<typeof recordRequests>>;
  let message: Recorded;
  let press: Recorded;

  before(async () => {
    world = await startWorld();
    recorder = await recordRequests(world.endpoint);
    world.sandbox.setBotEndpoint(recorder.url);
    const adele = await world.as(PERSON_IDS.adele);
    await adele.say("invite a partner");
    const form = await adele.form();
    await adele.press(form, "send-invitation", { email: "first@fabrikam.com" });
    message = find(({ activity }) => activity["type"] === "message");
    press = find(({ activity }) => JSON.stringify(activity).includes('"authentication"'));
  });
  after(async () => {
    await recorder.close();
    await world.close();
  });

  function find(fits: (request: Recorded) => boolean): Recorded {
    const found = recorder.requests.find(fits);
    assert.ok(found);
    return found;
  }

  async function send(authorization: string | undefined, body: unknown, type = "application/json") {
    const headers = { "content-type": type, ...(authorization !== undefined && { authorization }) };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(world.endpoint, { method: "POST", headers, body: text });
    return { status: response.status, text: await response.text() };
  }

  /** Asserts that the bot sent and did nothing, and that the answer reveals nothing about the inside. */
  async function refuses(status: number, authorization: string | undefined, body: unknown, type?: string): Promise<void> {
    const before = await messagesOfBot();
    const answer = await send(authorization, body, type);
    assert.equal(answer.status, status, answer.text);
    assert.doesNotMatch(answer.text, /\bat .*:\d+:\d+|node_modules|\.ts\b/);
    assert.equal(await messagesOfBot(), before);
  }

  async function messagesOfBot(): Promise<number> {
    const adele = await world.as(PERSON_IDS.adele);
    const count = (await adele.read()).filter(({ from }) => from.isBot).length;
    adele.close();
    return count;
  }

  /** The same activity with a new id, so that it isn't refused as a replay. */
  const withNewId = (changes: Readonly<Record<string, unknown>> = {}) => ({ ...message.activity, id: newId(), ...changes });

  it("refuses a request without a token", () => refuses(401, undefined, withNewId()));
  it("refuses what isn't a token", () => refuses(401, "Bearer not-a-token", withNewId()));
  it("refuses another scheme", () => refuses(401, message.authorization.replace("Bearer", "Basic"), withNewId()));

  it("refuses a person's SSO token instead of the channel token", () => {
    const { authentication } = Object(press.activity["value"]);
    return refuses(401, `Bearer ${authentication.token}`, withNewId());
  });

  it("refuses the right claims signed by another key", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    const claims = decodeJwt(message.authorization.slice("Bearer ".length));
    const token = await new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "mine" }).sign(privateKey);
    await refuses(401, `Bearer ${token}`, withNewId());
  });

  it("refuses a token without a signature", () => {
    const [, payload] = message.authorization.split(".");
    const header = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url");
    return refuses(401, `Bearer ${header}.${payload}.`, withNewId());
  });

  it("refuses a token whose claims were changed", () => {
    const [header, payload = "", signature] = message.authorization.split(".");
    const claims = { ...JSON.parse(Buffer.from(payload, "base64url").toString()), serviceurl: "https://smba.trafficmanager.net/teams/" };
    const forged = `${header}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.${signature}`;
    return refuses(401, forged, withNewId());
  });

  it("refuses a service URL that isn't Teams', before anything is sent there", async () => {
    await refuses(400, message.authorization, withNewId({ serviceUrl: "https://attacker.example/" }));
    await refuses(400, message.authorization, withNewId({ serviceUrl: "http://localhost/" }));
    await refuses(400, message.authorization, withNewId({ serviceUrl: undefined }));
  });

  it("refuses a service URL other than the token's", () =>
    refuses(401, message.authorization, withNewId({ serviceUrl: `${world.sandbox.apiUrl}/elsewhere/` })));

  it("refuses other channels", async () => {
    await refuses(400, message.authorization, withNewId({ channelId: "AseChannel" }));
    await refuses(400, message.authorization, withNewId({ channelId: "emulator" }));
    await refuses(400, message.authorization, withNewId({ channelId: "" }));
  });

  it("refuses bodies without the outer fields of an activity", async () => {
    await refuses(400, message.authorization, {});
    await refuses(400, message.authorization, withNewId({ type: undefined }));
    await refuses(400, message.authorization, withNewId({ conversation: undefined }));
    await refuses(400, message.authorization, []);
    await refuses(400, message.authorization, "null");
    await refuses(400, message.authorization, '"text"');
  });

  it("refuses invalid JSON, other content types and 10 MB", async () => {
    await refuses(400, message.authorization, '{"type": "mess');
    await refuses(415, message.authorization, "type=message", "application/x-www-form-urlencoded");
    await refuses(413, message.authorization, withNewId({ text: "x".repeat(10_000_000) }));
  });

  it("answers a body that is nested deeper than the stack, with and without U+0000, without internal details", async () => {
    for (const inmost of ["1", '"\\u0000"']) {
      const [levels, begin] = [50_000, JSON.stringify(withNewId({ text: "nothing to do", type: "typing" })).slice(0, -1)];
      const deep = `${begin},"deep":${"[".repeat(levels)}${inmost}${"]".repeat(levels)}}`;
      await refuses(200, message.authorization, deep);
    }
  });

  it("runs the same activity only once", async () => {
    const before = await messagesOfBot();
    const twice = withNewId();
    assert.deepEqual([(await send(message.authorization, twice)).status, (await send(message.authorization, twice)).status], [200, 200]);
    assert.equal(await messagesOfBot(), before + 1);
  });

  it("treats a repeated press as the same press", async () => {
    const answers = await Promise.all([send(press.authorization, press.activity), send(press.authorization, press.activity)]);
    for (const { status, text } of answers) {
      assert.equal(status, 200);
      assert.equal(JSON.parse(text).type, "application/vnd.microsoft.card.adaptive");
    }
    const mails = await (await world.as(PERSON_IDS.adele)).mails();
    assert.equal(mails.filter(({ to }) => to === "first@fabrikam.com").length, 1);
  });

  it("refuses one person's token in another person's press", async () => {
    const from = { ...Object(press.activity["from"]), aadObjectId: PERSON_IDS.megan };
    const action = {
      type: "Action.Execute",
      verb: "send-invitation",
      data: { invitation: newId(), for: PERSON_IDS.megan, email: "x@fabrikam.com" },
    };
    const value = { ...Object(press.activity["value"]), action };
    const answer = await send(press.authorization, { ...press.activity, from, value });
    assert.equal(answer.status, 200);
    assert.match(answer.text, /send-invitation/, "the form comes back");
    assert.ok(world.logged.some((line) => line.includes("sign-in-refused") && line.includes("other-person")));
    assert.equal(
      (await (await world.as(PERSON_IDS.adele)).mails()).some(({ to }) => to === "x@fabrikam.com"),
      false,
    );
  });

  it("refuses guests, people without an Entra account, and other tenants, with a sentence", async () => {
    const sender = (aadObjectId: string | undefined) => ({ from: { ...Object(message.activity["from"]), aadObjectId } });
    const conversation = { ...Object(message.activity["conversation"]), tenantId: newId() };
    const channelData = { tenant: { id: conversation.tenantId } };
    for (const [changes, words] of [
      [sender(GUEST_IDS.sam), /Guests can't use me/],
      [sender(undefined), /one organization only/],
      [sender(newId()), /one organization only/],
      [{ conversation, channelData }, /one organization only/],
    ] as const) {
      assert.equal((await send(message.authorization, withNewId(changes))).status, 200);
      const adele = await world.as(PERSON_IDS.adele);
      assert.match((await adele.read()).findLast(({ from }) => from.isBot)?.text ?? "", words);
    }
  });

  it("answers unknown buttons and forged data without internal details", async () => {
    const actions = [
      { type: "Action.Execute", verb: "no-such-verb", data: {} },
      { type: "Action.Execute", verb: "__proto__", data: {} },
      { type: "Action.Execute", verb: "constructor" },
      { type: "Action.Submit", verb: "retry" },
      { type: "Action.Execute", verb: "show-card", data: { invitation: "' or 1=1 --" } },
      { type: "Action.Execute", verb: "show-link", data: { invitation: newId() } },
      { type: "Action.Execute", verb: "retry", data: { invitation: { $ne: 1 } } },
      {
        type: "Action.Execute",
        verb: "send-invitation",
        data: { invitation: newId(), for: PERSON_IDS.adele, email: { x: 1 } },
      },
      undefined,
      null,
      "text",
    ];
    for (const action of actions) {
      const answer = await send(press.authorization, { ...press.activity, value: { action } });
      assert.equal(answer.status, 200, JSON.stringify(action));
      const { statusCode, type } = JSON.parse(answer.text);
      assert.ok([200, 400].includes(statusCode), answer.text);
      assert.match(type, /^application\/vnd\.microsoft\.(error|card\.adaptive|activity\.message)$/);
      assert.doesNotMatch(answer.text, /TypeError|undefined|node_modules/);
    }
  });

  it("checks the token's app id", () => assert.equal(decodeJwt(message.authorization.slice("Bearer ".length)).aud, APP_ID));
});
