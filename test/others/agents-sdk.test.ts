import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { chatAs, wordsOf, type Chat } from "../end-to-end/chat.ts";
import { freePort, othersWorld, type OthersWorld } from "./others-world.ts";

describe("a bot on the Microsoft 365 Agents SDK, as it is", () => {
  let world: OthersWorld;
  let port: number;
  let adele: Chat;

  before(async function () {
    this.timeout(30_000);
    port = await freePort();
    world = await othersWorld({ proxyPort: 0, botEndpoint: `http://localhost:${port}/api/messages` });
    const { app, id } = world.sandbox.tenant;
    const settings = { clientId: app.appId, clientSecret: app.secret, tenantId: id, PORT: String(port), NODE_ENV: "production" };
    await untilItListens(world.start(["agents-sdk-bot.js"], settings));
    adele = await chatAs(world.sandbox, PERSON_IDS.adele);
  });
  after(async () => {
    adele.close();
    await world.close();
  });

  const said = (words: string) => adele.until(({ text }) => text === words, words);

  it("chats: it checks the channel's token, and speaks with its own", async () => {
    await adele.say("hello");
    await said("You said: hello");
    await adele.say("who");
    await said(`You are Adele Vance, ${PERSON_IDS.adele}`);
  });

  it("shows a card and gets the press of its button", async () => {
    await adele.say("lunch");
    const shown = await adele.until(({ card }) => wordsOf(card).includes("lunch"), "a card");
    const answer = await adele.press(shown, "vote");
    assert.match(JSON.stringify(answer), /Adele Vance is for Pizza/);
  });

  it("speaks first, later", async () => {
    const answer = await fetch(`http://localhost:${port}/notify`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text: "Lunch is served" }),
    });
    assert.equal(answer.status, 200);
    await said("Lunch is served");
  });

  it("refuses what the channel didn't sign", async () => {
    const body = JSON.stringify({ type: "message", text: "hello" });
    const answer = await fetch(`http://localhost:${port}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    assert.equal(answer.status, 401);
  });
});

async function untilItListens({ stdout, stderr }: ChildProcess): Promise<void> {
  assert.ok(stdout && stderr);
  stderr.pipe(process.stderr);
  for await (const chunk of stdout.iterator({ destroyOnReturn: false })) if (String(chunk).includes("listening")) return;
  throw new Error("The bot ended before it listened");
}
