import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { firstInvitation } from "./newcomer/first-invitation.ts";
import { Stopwatch } from "./newcomer/stopwatch.ts";
import { launchChromium } from "./pictures/launch-chromium.ts";
import { projectRoot } from "./process/project-root.ts";
import { NpmStart } from "./smoke/npm-start.ts";
import { until } from "./smoke/page-client.ts";

/**
 * Times a newcomer's first minute: `git clone`, `npm ci`, `npm start`, and in a real browser one partner invited and the notice seen. All that
 * the machine does is counted, npm's downloads too, if its cache doesn't have the packages; nobody reads or types. The browser is the
 * newcomer's own: its start isn't counted. Only what is committed is cloned. `PORT`, `SANDBOX_PAGE_PORT` and `SANDBOX_API_PORT` choose
 * other ports. The exit code is 1 if it took longer than the budget.
 */

const budgetSeconds = 60;

function run(command: string, args: readonly string[], folder: string): void {
  const { status, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}: ${stderr}`, { cause: error });
}

async function timeNewcomer(folder: string): Promise<Stopwatch> {
  const browser = await launchChromium();
  const clone = join(folder, "guestlist");
  const watch = new Stopwatch();
  run("git", ["clone", "--quiet", projectRoot, clone], folder);
  watch.lap("git clone");
  run("npm", ["ci", "--no-audit", "--no-fund"], clone);
  watch.lap("npm ci");
  const running = new NpmStart(process.env, { folder: clone });
  running.interruptOnSignals();
  try {
    const pageUrl = await until("npm start", async () => running.pageUrl());
    watch.lap("npm start");
    await firstInvitation(browser, pageUrl, (step) => watch.lap(step));
  } catch (error) {
    console.error(running.output);
    throw error;
  } finally {
    await Promise.all([running.interrupt(), browser.close()]);
  }
  return watch;
}

const folder = mkdtempSync(join(tmpdir(), "guestlist-newcomer-"));
try {
  const watch = await timeNewcomer(folder);
  console.log(watch.table(budgetSeconds));
  if (watch.seconds > budgetSeconds) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
