import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { quantile } from "./books/ledger.ts";
import { inSeconds } from "./journal.ts";
import { approvers, chooseChannel } from "./people/approvers.ts";
import type { Bot, Settings } from "./process/bot.ts";
import type { Run } from "./run.ts";

/** Starts the bots, lets people come, and does `work` while approvers decide. Then says what the run has seen. */
export async function withBot(run: Run, work: (bot: Bot, bots: readonly Bot[]) => Promise<void>, extra: Settings = {}): Promise<void> {
  const bot = run.instance(0, extra);
  const bots = [bot, ...Array.from({ length: run.options.instances - 1 }, (_, index) => run.instance(index + 1, extra))];
  for (const each of bots) run.say(`${each.name} is ready after ${await each.mustStart()} ms`);
  await run.peopleCome();
  await chooseChannel(run);
  const meanwhile = [approvers(run), run.watch()];
  try {
    await work(bot, bots);
  } finally {
    run.isOver = true;
    await Promise.all(meanwhile);
    sayWhatWasSeen(run);
  }
}

function sayWhatWasSeen(run: Run): void {
  const posts = run.requests.filter(({ method, path }) => method === "POST" && /^\/(v1\.0|beta)\/invitations$/.test(path));
  const byStatus = Object.entries(Object.groupBy(posts, ({ status }) => status)).map(([status, list]) => [status, list?.length]);
  run.say(`POST /invitations outside of batches, by status: ${JSON.stringify(Object.fromEntries(byStatus))}`);
  run.say(`longest pauses between polls of the directory: ${JSON.stringify(longestPauses(run))}`);
  for (const { name, starts, startTimes, logFile } of run.bots) {
    const sorted = startTimes.toSorted((a, b) => a - b);
    const times = `ready after p50 ${quantile(sorted, 0.5)} ms, max ${sorted.at(-1)} ms`;
    run.say(`${name}: ${starts} starts, ${times}; log ${JSON.stringify(logCodes(logFile))}`);
  }
  const heard = [...run.heard].toSorted(([, a], [, b]) => b - a).map(([text, n]) => `${String(n).padStart(5)} × ${text}`);
  writeFileSync(join(run.folder, "answers.txt"), heard.join("\n"));
  for (const line of heard.slice(0, 40)) run.say(`  heard ${line}`);
}

/** When the bot asked the directory for changes and was answered, oldest first. */
export function pollsOf({ requests }: Run): readonly number[] {
  const polls = requests.filter(({ path, status }) => path.startsWith("/v1.0/users/delta") && status === 200);
  return polls.map(({ at }) => Date.parse(at)).toSorted((a, b) => a - b);
}

function longestPauses(run: Run): readonly { seconds: number; from: string }[] {
  const polls = pollsOf(run);
  const pauses = polls.slice(1).map((at, index) => ({ from: polls[index] ?? at, to: at }));
  const longest = pauses.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, 5);
  return longest.map(({ from, to }) => ({ seconds: inSeconds(to - from), from: new Date(from).toISOString() }));
}

const coded = z.object({ code: z.string() }).partial().optional();
const logLine = z.object({
  level: z.union([z.number(), z.string()]).optional(),
  code: z.string().optional(),
  msg: z.string().optional(),
  job: z.string().optional(),
  error: coded.catch(undefined),
  err: coded.catch(undefined),
});

/** How often each event is in the bot's log. */
export function logCodes(file: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const line of readFileSync(file, "utf8")
    .split("\n")
    .filter((each) => each.startsWith("{"))) {
    const name = eventIn(line);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function eventIn(line: string): string {
  try {
    const { level, code, msg, job, error, err } = logLine.parse(JSON.parse(line));
    return [level, code ?? msg, job, error?.code ?? err?.code].filter((part) => part !== undefined).join(" ");
  } catch (error) {
    return `unreadable: ${String(error).slice(0, 40)}`;
  }
}
