import { existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { balance } from "../books/balance.ts";
import { CannotRun } from "../cannot-run.ts";
import { fault } from "../page.ts";
import { acceptAsPartner } from "../people/afterwards.ts";
import { inviteSome } from "../people/invite.ts";
import type { Run } from "../run.ts";
import { settle } from "../settle.ts";
import { withBot } from "../with-bot.ts";
import { checkToldAfter } from "./told-after.ts";

const libraries = ["x86_64", "aarch64"].map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`);

/**
 * The bot's clock is 40 minutes ahead (certificates and tokens allow no more), and right again after a crash: it has jumped back. What was
 * queued doesn't wait for it.
 */
export async function clock(run: Run): Promise<void> {
  const library = libraries.find(existsSync);
  if (library === undefined) throw new CannotRun("it needs libfaketime: apt-get install faketime");
  await withBot(run, async (bot) => {
    await bot.kill("SIGTERM");
    run.say(
      `40 minutes ahead, ready after ${await bot.mustStart({ LD_PRELOAD: library, FAKETIME: "+40m", FAKETIME_DONT_FAKE_MONOTONIC: "1" })} ms`,
    );
    const list = await inviteSome(run, { tag: "ck" });
    const half = Math.ceil(list.length / 2);
    await run.set({ faults: [fault("/teams/v3/conversations/*", null, "503", 200)] });
    await Promise.all(list.slice(0, half).map((entry) => acceptAsPartner(run, entry)));
    await wait(6000);
    await bot.kill();
    await run.set();
    run.say(`at the crash: ${await jobsNow(run)}`);
    await bot.mustStart();
    const upAt = Date.now();
    await Promise.all(list.slice(half).map((entry) => acceptAsPartner(run, entry)));
    await wait(20_000);
    run.say(`20 s after the clock was right again: ${await jobsNow(run)}`);
    await settle(run, 60);
    await balance(run, "clock", list);
    checkToldAfter(run, list.slice(0, half), upAt);
  });
}

async function jobsNow({ database }: Run): Promise<string> {
  const jobs = (await database.jobs()).map(({ kind, due }) => `${kind} in ${Math.round((Date.parse(due) - Date.now()) / 1000)} s`);
  return jobs.join(", ");
}
