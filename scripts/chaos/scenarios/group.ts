import { existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { balance } from "../books/balance.ts";
import { CannotRun } from "../cannot-run.ts";
import { openForms } from "../people/invite.ts";
import { submitOnce } from "../people/submit.ts";
import type { Bot, Settings } from "../process/bot.ts";
import type { Run } from "../run.ts";
import { settle } from "../settle.ts";
import { until } from "../waiting.ts";
import { withBot } from "../with-bot.ts";
import { localEnvironment } from "../../process/local-environment.ts";
import { finish } from "./stops.ts";

/**
 * SIGTERM to `npm start` with a `.env`, while presses wait for a slow Graph: the bot gets the time that it needs. It writes `.env` into the
 * project's folder for a moment, so that file must not be there.
 */
export async function group(run: Run): Promise<void> {
  const env = join(run.options.app, ".env");
  if (existsSync(env)) throw new CannotRun(`${env} is there already`);
  await withBot(run, async (bot) => {
    const forms = await openForms(run, { tag: "gr", count: 4 });
    await bot.kill("SIGTERM");
    const log = join(run.folder, "group.log");
    const parent = await npmStart(run, bot, { env, log });
    await run.set({ latencyMs: 4500 });
    const pressing = Promise.all(forms.map((entry) => submitOnce(run, entry, "send (SIGTERM to npm start)")));
    await wait(5000);
    const begun = Date.now();
    parent.kill("SIGTERM");
    const how = String(await parent.ended);
    const lines = readFileSync(log, "utf8").trim().split("\n");
    run.say(`SIGTERM to npm start: exit ${how} after ${Date.now() - begun} ms; last line of the log: ${lines.at(-1)?.slice(0, 200)}`);
    if (how !== "0" || !lines.some((line) => line.includes('"stopped"')))
      run.complain(`npm start ended with ${how}, and the bot didn't stop by itself`);
    await pressing;
    const leases = await run.database.leased();
    if (leases.length > 0) run.complain(`npm start left leases: ${leases.join(", ")}`);
    await run.set();
    await bot.mustStart();
    await finish(run, forms);
    await settle(run, 200);
    await balance(run, "group", forms);
  });
}

/** `npm start` with the settings of this bot, as soon as it answers. */
async function npmStart(run: Run, bot: Bot, { env, log }: { env: string; log: string }) {
  const settings: Settings = { ...bot.settings, PORT: String(bot.port) };
  writeFileSync(
    env,
    Object.entries(settings)
      .map(([name, value]) => `${name}=${value}`)
      .join("\n"),
  );
  try {
    const output = openSync(log, "a");
    const child = run.processes.spawn(process.execPath, ["scripts/start.js"], {
      cwd: run.options.app,
      env: localEnvironment(settings["NODE_EXTRA_CA_CERTS"]),
      stdio: ["ignore", output, output],
      detached: true,
    });
    const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
    await until("the bot of npm start", () => isReady(bot.port));
    return { ended, kill: (signal: NodeJS.Signals) => child.kill(signal) };
  } finally {
    rmSync(env, { force: true });
  }
}

async function isReady(port: number): Promise<true | undefined> {
  const answer = await fetch(`http://localhost:${port}/readyz`).catch(() => undefined);
  return answer?.ok === true ? true : undefined;
}
