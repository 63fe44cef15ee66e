import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { CannotRun } from "../cannot-run.ts";
import { inviteSome } from "../people/invite.ts";
import type { Settings } from "../process/bot.ts";
import type { Run } from "../run.ts";
import { settle } from "../settle.ts";
import { withBot } from "../with-bot.ts";

interface Damage {
  readonly name: string;
  readonly damage: (file: string) => void;
  readonly settings?: Settings;
  readonly wrap?: readonly string[];
  /** False: the bot must not start, and say why in a sentence that names the file. */
  readonly starts: boolean;
}

const suffixes = ["", "-wal", "-shm"];
const pageSize = 4096;

/** The database is deleted, cut, overwritten, a folder, or somebody else's when the bot starts. */
export async function database(run: Run): Promise<void> {
  await withBot(run, async (bot) => {
    await inviteSome(run, { tag: "db" });
    await settle(run, 60);
    await bot.kill("SIGTERM");
  });
  const copied = (file: string) => copyTo(run, file);
  const damages: readonly Damage[] = [
    { name: "intact", damage: copied, starts: true },
    { name: "deleted", damage: () => undefined, starts: true },
    { name: "empty", damage: (file) => writeFileSync(file, ""), starts: true },
    { name: "garbage", damage: (file) => writeFileSync(file, randomBytes(40_000)), starts: false },
    { name: "cut", damage: (file) => (copied(file), truncateSync(file, Math.floor(statSync(file).size / 2))), starts: false },
    { name: "overwritten", damage: (file) => (copied(file), overwrite(file)), starts: false },
    { name: "other-key", damage: copied, settings: { ENCRYPTION_KEY: Buffer.alloc(32, 9).toString("base64") }, starts: true },
    { name: "folder", damage: (file) => mkdirSync(file), starts: false },
  ];
  for (const each of damages) await tryStart(run, each);
}

function copyTo({ file: from }: Run, to: string): void {
  for (const suffix of suffixes) {
    rmSync(to + suffix, { force: true });
    if (existsSync(from + suffix)) copyFileSync(from + suffix, to + suffix);
  }
}

function overwrite(file: string): void {
  const descriptor = openSync(file, "r+");
  for (let page = 3; page < 12; page += 1) writeSync(descriptor, randomBytes(pageSize), 0, pageSize, page * pageSize);
  closeSync(descriptor);
}

async function tryStart(run: Run, { name, damage, settings = {}, wrap = [], starts }: Damage): Promise<void> {
  const file = join(run.folder, `${name}.sqlite`);
  damage(file);
  const bot = run.bot({ name: `db-${name}`, port: run.secondPort, extra: { DATABASE_URL: `sqlite:${file}`, ...settings }, wrap });
  const outcome = await bot.start();
  run.say(`${name}: ${JSON.stringify(outcome)}`);
  if (outcome.kind === "ready") {
    const ready = await fetch(`http://localhost:${run.secondPort}/readyz`);
    run.say(`${name}: /readyz ${ready.status} ${await ready.text()}`);
    await wait(2000);
  }
  const said = bot.tail(8);
  run.say(
    said
      .split("\n")
      .map((line) => `    ${line.slice(0, 500)}`)
      .join("\n"),
  );
  await bot.kill();
  if (!starts) checkRefusal(run, { name, file, hasStarted: outcome.kind === "ready", said });
}

function checkRefusal(run: Run, { name, file, hasStarted, said }: { name: string; file: string; hasStarted: boolean; said: string }): void {
  if (hasStarted) run.complain(`database ${name}: the bot started all the same`);
  else if (!said.includes(file) || /^ {4}at /m.test(said)) run.complain(`database ${name}: the refusal is no sentence that names the file`);
}

/** As the user `nobody`, who can only read the file (root may write anything). */
export async function readonly(run: Run): Promise<void> {
  if (process.getuid?.() !== 0) throw new CannotRun("it needs root, to run the bot as another user");
  await withBot(run, async (bot) => {
    await inviteSome(run, { tag: "ro", count: 4 });
    await bot.kill("SIGTERM");
  });
  const damage = (file: string) => {
    copyTo(run, file);
    chmodSync(file, 0o444);
  };
  chmodSync(run.folder, 0o755);
  const wrap = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
  await tryStart(run, { name: "read-only", damage, wrap, settings: { NODE_COMPILE_CACHE: "" }, starts: false });
}
