import { createWelcomePage } from "../src/adapters/welcome-page.ts";
import type { InvitationId } from "../src/domain/ids.ts";
import { lookLimits } from "../src/domain/limits.ts";
import { anInvitation } from "../test/build/an-invitation.ts";
import { freePorts } from "../scripts/chaos/process/free-ports.ts";
import { BotProcess } from "./bot-process.ts";
import { Channel } from "./channel.ts";
import { takeTurns } from "./load.ts";
import type { Bench, Finding } from "./measurement.ts";
import { openTables } from "./open-tables.ts";
import { storePending } from "./pending-invitations.ts";
import { quantile } from "./statistics.ts";

const pending = 100_000;
const partners = 200;
const connections = 16;
const warmUps = 20;
const budgetMs = 100;

/**
 * How soon `/welcome` sends a partner's browser to the landing page: one partner after the other, and while the bot answers messages on many
 * connections. Each opens the page of another invitation.
 */
export async function measureWelcome({ sandbox, botSettings }: Bench): Promise<readonly Finding[]> {
  const port = await freePorts();
  const origin = `http://localhost:${port}`;
  const settings = botSettings({ PORT: String(port), PUBLIC_URL: origin, DIRECTORY_POLL_SECONDS: "3600" });
  await storePending(sandbox, settings, { count: pending, young: 1_000, inDirectory: 1_000 });
  const urls = await welcomeUrls(settings, origin);
  const channel = await Channel.open(sandbox);
  const bot = await BotProcess.start("src/main.ts", settings);
  const open = async (many: number): Promise<number[]> => {
    const times: number[] = [];
    for (const url of urls.splice(0, many)) times.push(await opened(url));
    return times;
  };
  try {
    await open(warmUps);
    const alone = await open(partners);
    const end = new AbortController();
    const load = takeTurns(connections, connections, async () => {
      while (!end.signal.aborted) await channel.sayAsColleague(bot.endpoint, "invite a partner");
    });
    const beside = await open(partners).finally(() => end.abort());
    await load;
    return [
      withBudget(finding("one after the other", alone), alone),
      finding(`beside ${connections} connections of forms, all busy`, beside),
    ];
  } finally {
    await bot.stop();
  }
}

/** Of invitations that wait for their partner. */
async function welcomeUrls(settings: Readonly<Record<string, string>>, origin: string): Promise<string[]> {
  const { addressFor } = createWelcomePage({ origin, encryptionKey: settings["ENCRYPTION_KEY"] ?? "" });
  const db = openTables(settings);
  const rows = await db
    .selectFrom("invitations")
    .select("id")
    .limit(2 * partners + warmUps)
    .execute();
  await db.destroy();
  return rows.map(({ id }) => addressFor(id as InvitationId) ?? "");
}

/** Milliseconds. @throws Error when the answer doesn't lead to the invitation's own landing page. */
async function opened(url: string): Promise<number> {
  const from = performance.now();
  const { status, headers } = await fetch(url, { redirect: "manual" });
  const taken = performance.now() - from;
  const page = headers.get("location");
  if (status !== 302 || page !== anInvitation().options.redirectUrl) throw new Error(`${url} answered ${status} ${page}`);
  return taken;
}

function finding(how: string, times: readonly number[]): Finding {
  const [p50, p95, most] = [quantile(times, 0.5), quantile(times, 0.95), Math.max(...times)].map((ms) => ms.toFixed(0));
  return {
    what: `/welcome answers, ${times.length} partners ${how}, ${lookLimits["landing-page"].all.most} a minute looked up (${pending} pending, SQLite)`,
    measured: `p50 ${p50} ms, p95 ${p95} ms, at most ${most} ms`,
    budget: "",
  };
}

function withBudget(explained: Finding, times: readonly number[]): Finding {
  return { ...explained, budget: `p95 ≤ ${budgetMs} ms`, met: quantile(times, 0.95) <= budgetMs };
}
