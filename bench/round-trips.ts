import { BotProcess } from "./bot-process.ts";
import { Channel } from "./channel.ts";
import { expectLivingCard } from "./living-card.ts";
import type { Bench, Finding } from "./measurement.ts";
import type { OutgoingRequest } from "./outgoing-requests.ts";
import { spread } from "./statistics.ts";

const submits = 5;
const freshProcesses = 3;
const hopMs = 100;
const tripBudget = 2;
const coldBudgetMs = 2_000;
/** Requests that the sandbox's latency does not delay: the keys of Teams' tokens, and its token service. */
const undelayed = /^\/(?:v1|api)\//;

interface Waited {
  readonly ms: number;
  readonly requests: readonly OutgoingRequest[];
}

/** The round trips that a submit waits for: Graph's answers in sequence, and all requests when the process is new. */
export async function measureRoundTrips(bench: Bench): Promise<readonly Finding[]> {
  const channel = await Channel.open(bench.sandbox);
  const warm = await withBot(bench, (bot) => submitWarm(bench, channel, bot));
  const trips = Math.max(...warm.map(({ requests }) => longestChain(requests.filter(({ path }) => path.startsWith("/v1.0/")))));
  const cold: Waited[] = [];
  for (let process = 0; process < freshProcesses; process += 1) cold.push(await withBot(bench, (bot) => submitCold(bench, channel, bot)));
  const worst = Math.max(...cold.map(withEveryHop)) / 1_000;
  return [
    {
      what: "Graph round trips of a submit with a token, one after the other",
      measured: `${trips}; ${spread(
        warm.map(({ ms }) => ms),
        0,
      )} ms at ${hopMs} ms each`,
      budget: `≤ ${tripBudget}`,
      met: trips <= tripBudget,
    },
    {
      what: `first submit of a fresh process, with loginRequest and OBO, ${hopMs} ms a hop`,
      measured: `${spread(
        cold.map((waited) => withEveryHop(waited) / 1_000),
        2,
      )} s; ${longestChain(cold[0]?.requests ?? [])} hops`,
      budget: `≤ ${coldBudgetMs / 1_000} s`,
      met: worst * 1_000 <= coldBudgetMs,
    },
  ];
}

async function withBot<T>({ sandbox, botSettings }: Bench, work: (bot: BotProcess) => Promise<T>): Promise<T> {
  const bot = await BotProcess.start("src/main.ts", botSettings({ DIRECTORY_POLL_SECONDS: "3600", RECORD_REQUESTS: "1" }));
  try {
    return await work(bot);
  } finally {
    sandbox.control.patch({ latencyMs: 0, connectorLatencyMs: 0 });
    await bot.stop();
  }
}

async function submitWarm({ sandbox }: Bench, channel: Channel, bot: BotProcess): Promise<readonly Waited[]> {
  expectLivingCard(await channel.submit(bot.endpoint, channel.form()));
  sandbox.control.patch({ latencyMs: hopMs });
  const waited: Waited[] = [];
  for (let done = 0; done < submits; done += 1) {
    const form = channel.form();
    waited.push(await timed(bot, () => channel.submit(bot.endpoint, form)));
  }
  return waited;
}

/** The press that is answered `loginRequest`, and the press with a token that Teams sends after it. */
async function submitCold({ sandbox }: Bench, channel: Channel, bot: BotProcess): Promise<Waited> {
  const form = channel.form();
  sandbox.control.patch({ latencyMs: hopMs, connectorLatencyMs: hopMs });
  return timed(bot, async () => {
    const asked = await channel.submit(bot.endpoint, form, { signedIn: false });
    if (!JSON.stringify(asked).includes("loginRequest")) throw new Error(`No sign-in was asked for: ${JSON.stringify(asked)}`);
    return channel.submit(bot.endpoint, form);
  });
}

/** Milliseconds until a submit's living card, and the bot's requests for it. */
async function timed(bot: BotProcess, submit: () => Promise<unknown>): Promise<Waited> {
  await bot.requests();
  const from = performance.now();
  expectLivingCard(await submit());
  return { ms: performance.now() - from, requests: await bot.requests() };
}

/** Milliseconds, if every request took as long as those that the sandbox delays. */
function withEveryHop({ ms, requests }: Waited): number {
  return ms + hopMs * longestChain(requests.filter(({ path }) => undelayed.test(path)));
}

/** The length of the longest chain of requests in which each began after the answer to the previous one. */
function longestChain(requests: readonly OutgoingRequest[]): number {
  let [count, free] = [0, 0];
  for (const { from, until } of requests.toSorted((a, b) => a.until - b.until)) {
    if (from < free) continue;
    count += 1;
    free = until;
  }
  return count;
}
