import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { freePorts } from "../scripts/chaos/process/free-ports.ts";
import { projectRoot } from "../scripts/process/project-root.ts";
import { NpmStart } from "../scripts/smoke/npm-start.ts";
import { until } from "../scripts/smoke/page-client.ts";
import { BotProcess } from "./bot-process.ts";
import type { Bench, Finding } from "./measurement.ts";
import { median, spread } from "./statistics.ts";

const botBudget = 1;
const pageBudget = 3;

/** The start-up time of an empty Node for comparison, of the bot, and of `npm start` with its sandbox. */
export async function measureStartUp({ botSettings }: Bench): Promise<readonly Finding[]> {
  const bare: number[] = [];
  const first: number[] = [];
  const later: number[] = [];
  const start = (settings = {}) =>
    seconds(
      () => BotProcess.start("src/main.ts", botSettings(settings)),
      (bot) => bot.stop(),
    );
  await start(); // Fills the compile cache.
  for (let round = 0; round < 5; round += 1) {
    bare.push(await seconds(startNode));
    first.push(await start({ NODE_DISABLE_COMPILE_CACHE: "1" }));
    later.push(await start());
  }
  return [
    { what: "an empty Node starts and ends", measured: `${spread(bare, 2)} s`, budget: "" },
    listens("the bot listens, when Node has compiled nothing yet", first),
    listens("the bot listens, at every later start", later),
    ...(await measureNpmStart()),
  ];
}

function listens(what: string, taken: readonly number[]): Finding {
  return { what, measured: `${spread(taken, 2)} s`, budget: `≤ ${botBudget} s`, met: median(taken) <= botBudget };
}

async function measureNpmStart(): Promise<readonly Finding[]> {
  const what = "npm start → the page answers and the bot listens";
  const budget = `≤ ${pageBudget} s`;
  if (existsSync(join(projectRoot, ".env"))) return [{ what, measured: "not measured: with a .env there is no sandbox", budget }];
  const pages: number[] = [];
  for (let round = 0; round < 3; round += 1) pages.push(await pageAnswers());
  return [{ what, measured: `${spread(pages, 2)} s`, budget, met: median(pages) <= pageBudget }];
}

async function pageAnswers(): Promise<number> {
  const port = await freePorts();
  const ports = { PORT: port, SANDBOX_PAGE_PORT: port + 1, SANDBOX_API_PORT: port + 2 };
  const npm = new NpmStart({ ...process.env, ...Object.fromEntries(Object.entries(ports).map(([name, value]) => [name, String(value)])) });
  try {
    return await seconds(async () => {
      const page = await until("npm start", async () => npm.pageUrl());
      const answer = await fetch(page);
      if (!answer.ok) throw new Error(`The page answered ${answer.status}`);
    });
  } finally {
    await npm.interrupt();
  }
}

async function startNode(): Promise<void> {
  await once(spawn(process.execPath, ["--eval", "0"]), "exit");
}

async function seconds<T>(work: () => Promise<T>, afterwards?: (result: T) => Promise<void>): Promise<number> {
  const from = performance.now();
  const result = await work();
  const taken = (performance.now() - from) / 1_000;
  await afterwards?.(result);
  return taken;
}
