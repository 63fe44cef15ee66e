import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { MessageContent } from "../../sandbox/teams/chats/message.ts";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { until } from "../../scripts/smoke/page-client.ts";
import { freePort } from "../../test/others/others-world.ts";
import { BotProcess } from "../bot-process.ts";
import { Channel } from "../channel.ts";
import { startUnlimitedSandbox } from "../start-unlimited-sandbox.ts";

/** A bot that is told the same message as the others. */
export interface Speaker {
  readonly name: SpeakerName;
  readonly bot: BotProcess;
  say(): Promise<void>;
  /** @throws Error unless each message has its answer in the chat. */
  expectAnswers(): Promise<void>;
}

export type SpeakerName = "echo" | "agents" | "teams" | "form";

const words = "invite a partner";

/** Guestlist, and a bare echo bot on botbuilder and restify. */
export async function ourSpeakers(sandbox: Sandbox, channel: Channel, settings: Readonly<Record<string, string>>): Promise<Speaker[]> {
  const echo = await BotProcess.start("bench/echo-bot.ts", sandbox.botEnvironment());
  const guestlist = await BotProcess.start("src/main.ts", settings);
  return [await speaker("echo", echo, sandbox, channel), await speaker("form", guestlist, sandbox, channel)];
}

export interface Peers {
  readonly sandbox: Sandbox;
  readonly speakers: readonly Speaker[];
}

/**
 * Echo bots on Microsoft's newer libraries, in a sandbox that is where Microsoft's hosts are: they know no other place.
 * @throws Error when their packages aren't installed.
 */
export async function startPeers(): Promise<Peers> {
  if (!existsSync(join(projectRoot, "bench/peers/node_modules"))) throw new Error("Run npm ci --prefix bench/peers --ignore-scripts first");
  const sandbox = await startUnlimitedSandbox({ proxyPort: 0 });
  const channel = await Channel.open(sandbox);
  const { app, id } = sandbox.tenant;
  const agents = { clientId: app.appId, clientSecret: app.secret, tenantId: id, NODE_ENV: "production" };
  const teams = { CLIENT_ID: app.appId, CLIENT_SECRET: app.secret, TENANT_ID: id, NODE_ENV: "production" };
  const start = async (name: "agents" | "teams", settings: Readonly<Record<string, string>>) => {
    const environment = { ...sandbox.botEnvironment(), ...settings, PORT: String(await freePort()) };
    const bot = await BotProcess.start(`bench/peers/${name}-echo.js`, environment);
    await expectValidation(bot);
    return speaker(name, bot, sandbox, channel);
  };
  return { sandbox, speakers: [await start("agents", agents), await start("teams", teams)] };
}

/** @throws Error when the bot takes what has no valid token: it would have less to do than ours. */
async function expectValidation({ endpoint }: BotProcess): Promise<void> {
  const headers = { "content-type": "application/json", authorization: "Bearer a.b.c" };
  const answer = await fetch(endpoint, { method: "POST", headers, body: JSON.stringify({ type: "message", text: words }) });
  if (answer.status !== 401) throw new Error(`${endpoint} answered ${answer.status} to a token that isn't valid`);
}

/** @throws Error when the bot doesn't answer in the chat. */
async function speaker(name: SpeakerName, bot: BotProcess, sandbox: Sandbox, channel: Channel): Promise<Speaker> {
  let [said, answered] = [0, 0];
  sandbox.teams.chats.events.on("posted", ({ from, content }) => {
    const isMine = answered < said; // the others are silent until all answers are there
    if (isMine && from.isBot && isAnswer(name, content)) answered += 1;
  });
  const say = async () => {
    said += 1;
    await channel.say(bot.endpoint, words);
  };
  const expectAnswers = async () => {
    await until(`the answers of "${name}"`, async () => (answered === said ? true : undefined));
  };
  await say();
  await expectAnswers();
  return { name, bot, say, expectAnswers };
}

/** A refusal of Guestlist's would have less to do than a form. */
function isAnswer(name: SpeakerName, { text, card }: MessageContent): boolean {
  return name === "form" ? JSON.stringify(card).includes('"send-invitation"') : text.startsWith("Echo:");
}
