import { BotProcess } from "./bot-process.ts";
import { Channel } from "./channel.ts";
import { expectLivingCard } from "./living-card.ts";
import type { Bench, Finding } from "./measurement.ts";
import type { PretendTenant, RequestRecord } from "./pretend-tenant.ts";
import { median, spread } from "./statistics.ts";

const submits = 5;
const hopMs = 100;
const tripBudget = 2;
const coldBudgetMs = 2_000;

/** What a submit waits for: Graph's answers one after the other, and everything on the way when the process is fresh. */
export async function measureRoundTrips(bench: Bench): Promise<readonly Finding[]> {
  const { outside } = bench;
  const trips = await warmTrips(bench);
  const cold = [await coldSubmit(bench), await coldSubmit(bench), await coldSubmit(bench)];
  const seconds = cold.map(({ ms }) => ms / 1_000);
  outside.latencyMs = 0;
  return [
    {
      what: "submit with a token, Graph round trips one after the other",
      measured: `${Math.max(...trips.counts)} (${spread(trips.ms, 0)} ms at ${hopMs} ms a hop)`,
      budget: `≤ ${tripBudget}`,
      met: Math.max(...trips.counts) <= tripBudget,
    },
    {
      what: `first submit of a fresh process: loginRequest, OBO, invitation, ${hopMs} ms a hop`,
      measured: `${spread(seconds, 2)} s, ${median(cold.map(({ hops }) => hops))} hops one after the other`,
      budget: `≤ ${coldBudgetMs / 1_000} s`,
      met: median(seconds) * 1_000 <= coldBudgetMs,
    },
  ];
}

async function warmTrips({ outside, botSettings }: Bench) {
  const bot = await BotProcess.start("src/main.ts", botSettings({ DIRECTORY_POLL_SECONDS: "3600" }));
  const channel = new Channel(outside);
  const found = { counts: [] as number[], ms: [] as number[] };
  try {
    expectLivingCard(await channel.submit(bot.endpoint, await channel.form()));
    outside.latencyMs = hopMs;
    for (let done = 0; done < submits; done += 1) {
      const { ms, requests } = await timed(outside, async () => channel.submit(bot.endpoint, await channel.form()));
      found.counts.push(longestChain(requests.filter(({ path }) => path.startsWith("/v1.0/"))));
      found.ms.push(ms);
    }
    return found;
  } finally {
    outside.latencyMs = 0;
    await bot.stop();
  }
}

/** The press that is answered `loginRequest`, and the one that Teams sends after it with a token. */
async function coldSubmit({ outside, botSettings }: Bench): Promise<{ readonly ms: number; readonly hops: number }> {
  const bot = await BotProcess.start("src/main.ts", botSettings({ DIRECTORY_POLL_SECONDS: "3600" }));
  const channel = new Channel(outside);
  try {
    const form = await channel.form();
    outside.latencyMs = hopMs;
    const { ms, requests } = await timed(outside, async () => {
      const asked = await channel.submit(bot.endpoint, { ...form, ssoToken: undefined });
      if (!JSON.stringify(asked).includes("loginRequest")) throw new Error(`No sign-in was asked for: ${JSON.stringify(asked)}`);
      return channel.submit(bot.endpoint, form);
    });
    return { ms, hops: longestChain(requests) };
  } finally {
    outside.latencyMs = 0;
    await bot.stop();
  }
}

/** Milliseconds until a submit's living card, and what the bot asked meanwhile. */
async function timed({ requests }: PretendTenant, submit: () => Promise<unknown>) {
  requests.length = 0;
  const from = performance.now();
  expectLivingCard(await submit());
  return { ms: performance.now() - from, requests: requests.filter(({ until }) => until <= performance.now()) };
}

/** How many of these requests, at most, came each after the answer to the one before. */
function longestChain(requests: readonly RequestRecord[]): number {
  let [count, free] = [0, 0];
  for (const { from, until } of requests.toSorted((a, b) => a.until - b.until)) {
    if (from < free) continue;
    count += 1;
    free = until;
  }
  return count;
}
