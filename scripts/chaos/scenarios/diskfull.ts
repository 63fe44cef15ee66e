import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { balance } from "../books/balance.ts";
import { CannotRun } from "../cannot-run.ts";
import { databaseIn } from "../data/database.ts";
import type { Entry } from "../entry.ts";
import { inSeconds } from "../journal.ts";
import { acceptAsPartner } from "../people/afterwards.ts";
import { inviteSome, openForm, sendForm } from "../people/invite.ts";
import type { Bot } from "../process/bot.ts";
import type { Run } from "../run.ts";
import { settle } from "../settle.ts";
import { inLanes } from "../waiting.ts";
import { withBot } from "../with-bot.ts";

const fullMs = 25_000;

/** The disk runs full while people work, and has room again later: a small tmpfs. */
export async function diskfull(run: Run): Promise<void> {
  const mount = join(run.folder, "small");
  mkdirSync(mount);
  const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", mount], { encoding: "utf8" });
  if (status !== 0) throw new CannotRun(`it needs root and a tmpfs: ${stderr}`);
  run.processes.afterEnd(() => void spawnSync("umount", [mount]));
  run.file = join(mount, "guestlist.sqlite");
  run.database = databaseIn(run.file);
  await withBot(run, (bot) => workOnFullDisk(run, bot, join(mount, "ballast")));
}

async function workOnFullDisk(run: Run, bot: Bot, ballast: string): Promise<void> {
  const before = await inviteSome(run, { tag: "fb" });
  fill(ballast);
  run.say("the disk is full");
  const half = Math.ceil(before.length / 2);
  await Promise.all(before.slice(0, half).map((entry) => acceptAsPartner(run, entry)));
  const during = workMeanwhile(run);
  await wait(fullMs);
  const ready = await fetch(`http://localhost:${bot.port}/readyz`);
  run.say(`while it is full: /readyz ${ready.status} ${await ready.text()}`);
  if (ready.status !== 503) run.complain(`/readyz answered ${ready.status} while nothing could be written`);
  rmSync(ballast);
  const freedAt = Date.now();
  run.say("the disk has room again");
  await during;
  await Promise.all(before.slice(half).map((entry) => acceptAsPartner(run, entry)));
  await settle(run);
  run.say(`settled ${inSeconds(Date.now() - freedAt)} s after there was room`);
  if (!bot.isAlive) run.complain("the bot ended");
  await balance(run, "disk full");
}

async function workMeanwhile(run: Run): Promise<void> {
  const numbers = Array.from({ length: 8 }, (_, index) => 101 + index);
  await inLanes(numbers, 1, async (n) => {
    const entry: Entry = await openForm(run, { n, tag: "fd", kind: "direct" });
    await sendForm(run, entry);
    if (entry.stage === "sent") await acceptAsPartner(run, entry);
  });
}

/** Writes until there is no room. */
function fill(file: string): void {
  const descriptor = openSync(file, "w");
  try {
    for (;;) writeSync(descriptor, Buffer.alloc(4096));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  } finally {
    closeSync(descriptor);
  }
}
