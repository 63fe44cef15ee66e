import { mkdtempSync, rmSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { RequestView } from "../sandbox/page-api/teams-api.ts";
import { findAction } from "../scripts/smoke/find-action.ts";
import type { ExecuteAction } from "../scripts/smoke/find-action.ts";
import { PageClient, until } from "../scripts/smoke/page-client.ts";
import { BotProcess } from "./bot-process.ts";
import type { Bench, Finding } from "./measurement.ts";
import { spread } from "./statistics.ts";

const approvals = 5;
const hopMs = 100;
const budgetMs = 1_000;
const channelTitle = "Guest approvals";

/**
 * The time from the press that carries the approver's token to the invitation's arrival at Graph, with the latency of a network hop for
 * every service.
 */
export async function measureApproval({ sandbox, botSettings }: Bench): Promise<readonly Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), "guestlist-bench-policy-"));
  const file = join(folder, "policy.json");
  const wide = JSON.parse(readFileSync("bench/wide-pace.json", "utf8")) as object;
  writeFileSync(file, JSON.stringify({ ...wide, otherwise: { verdict: "approve" } }));
  const bot = await BotProcess.start("src/main.ts", botSettings({ POLICY_FILE: file, DIRECTORY_POLL_SECONDS: "3600" }));
  sandbox.setBotEndpoint(bot.endpoint);
  try {
    return [finding(await approveAll(sandbox))];
  } finally {
    sandbox.control.patch({ latencyMs: 0, connectorLatencyMs: 0 });
    await bot.stop();
    rmSync(folder, { recursive: true });
  }
}

function finding(waits: readonly number[]): Finding {
  return {
    what: `approval click with a token → POST /invitations, ${hopMs} ms a hop`,
    measured: `${spread(
      waits.map((ms) => ms / 1_000),
      2,
    )} s`,
    budget: `≤ ${budgetMs / 1_000} s`,
    met: Math.max(...waits) <= budgetMs,
  };
}

/** Milliseconds of each approval; the first one warms up and isn't counted. */
async function approveAll(sandbox: Sandbox): Promise<readonly number[]> {
  const place = sandbox.teams.chats.conversations.find(({ title }) => title === channelTitle)?.id ?? "";
  const person = (name: string) => PageClient.playing(name, sandbox.pageUrl);
  const [adele, megan, admin] = await Promise.all([person("Adele Vance"), person("Megan Bowen"), person("MOD Administrator")]);
  await admin.say({ conversation: place, root: null, text: "use this channel for approvals", mentionBot: true });
  await press(admin, place, "use-for-approvals", "");
  const waits: number[] = [];
  for (let done = 0; done <= approvals; done += 1) {
    const email = `partner-${done}@fabrikam.com`;
    await ask(adele, email);
    sandbox.control.patch({ latencyMs: hopMs, connectorLatencyMs: hopMs });
    const { next } = sandbox.requests.since(0);
    await press(megan, place, "approve", email);
    waits.push(waited(sandbox.requests.since(next).requests));
    sandbox.control.patch({ latencyMs: 0, connectorLatencyMs: 0 });
  }
  return waits.slice(1);
}

/** Requests an invitation in the requester's own chat, with a justification. */
async function ask(requester: PageClient, email: string): Promise<void> {
  const chat = await requester.chat();
  await requester.say({ conversation: chat, root: null, text: `invite ${email}`, mentionBot: false });
  await press(requester, chat, "send-invitation", email, { email });
  await press(requester, chat, "send-invitation", "needs-approval", { email, justification: "A review" });
}

/** Presses a button of a card with these words, as soon as the card appears. */
async function press(person: PageClient, conversation: string, verb: string, words: string, typed: object = {}): Promise<void> {
  const { message, action } = await until(`the button ${verb}`, () => find(person, conversation, verb, words));
  await person.press({ conversation, message, action: { id: action.id ?? null, verb, data: { ...action.data, ...typed } } });
}

async function find(person: PageClient, conversation: string, verb: string, words: string) {
  for (const { id, card } of (await person.messages(conversation)).toReversed()) {
    const action: ExecuteAction | undefined = JSON.stringify(card).includes(words) ? findAction(card, verb) : undefined;
    if (action) return { message: id, action };
  }
  return undefined;
}

/** The time between the last press that Teams delivered and the invitation after it. @throws Error when there was no invitation. */
function waited(requests: readonly RequestView[]): number {
  const sorted = requests.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const post = sorted.find(({ method, path }) => method === "POST" && path === "/v1.0/invitations");
  if (!post) throw new Error("The approval sent no invitation");
  const pressed = sorted.findLast(({ server, at }) => server === "bot" && Date.parse(at) <= Date.parse(post.at));
  if (!pressed) throw new Error("Nobody pressed");
  return Date.parse(post.at) - Date.parse(pressed.at);
}
