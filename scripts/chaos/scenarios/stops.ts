import { setTimeout as wait } from "node:timers/promises";
import { balance } from "../books/balance.ts";
import type { Entry } from "../entry.ts";
import { acceptAsPartner } from "../people/afterwards.ts";
import { openForms } from "../people/invite.ts";
import { submitOnce } from "../people/submit.ts";
import { untilSent } from "../people/until-sent.ts";
import type { Bot } from "../process/bot.ts";
import type { Run } from "../run.ts";
import { settle } from "../settle.ts";
import { withBot } from "../with-bot.ts";

const idleLimitMs = 2000;

/** SIGTERM while presses are on their way: they are answered, and nothing hangs. At rest the bot ends at once. */
export async function sigterm(run: Run): Promise<void> {
  await withBot(run, async (bot) => {
    for (const lag of [300, 1000, 4000]) await stopAt(run, bot, lag);
    await finish(run, run.entries);
    await settle(run);
    await balance(run, "sigterm");
    const begun = Date.now();
    const how = await bot.kill("SIGTERM");
    const took = Date.now() - begun;
    run.say(`SIGTERM at rest: exit ${how} after ${took} ms`);
    if (how !== "0" || took > idleLimitMs) run.complain(`SIGTERM at rest took ${took} ms, exit ${how}`);
  });
}

async function stopAt(run: Run, bot: Bot, lag: number): Promise<void> {
  await run.set();
  const forms = await openForms(run, { tag: `st${lag}`, count: 6 });
  await run.set({ latencyMs: lag });
  const pressing = Promise.all(forms.map((entry) => submitOnce(run, entry, `send (SIGTERM, Graph ${lag} ms)`)));
  await wait(lag * 0.9 + 100);
  const begun = Date.now();
  const how = await bot.kill("SIGTERM");
  const answers = (await pressing).map(({ kind }) => kind);
  run.say(`Graph ${lag} ms: SIGTERM → exit ${how} after ${Date.now() - begun} ms; people saw ${answers.join(", ")}`);
  const leases = await run.database.leased();
  if (how !== "0") run.complain(`SIGTERM with Graph at ${lag} ms: exit ${how}`);
  if (answers.some((kind) => kind === "error" || kind === "http")) run.complain(`SIGTERM with Graph at ${lag} ms: a press wasn't answered`);
  if (leases.length > 0) run.complain(`SIGTERM with Graph at ${lag} ms left leases: ${leases.join(", ")}`);
  await run.set();
  await bot.mustStart();
}

/** People go on until the mail is out, and partners accept. */
export async function finish(run: Run, entries: readonly Entry[]): Promise<void> {
  await Promise.all(
    entries.map(async (entry) => {
      await untilSent(run, entry, 120_000);
      if (entry.stage === "sent") await acceptAsPartner(run, entry);
    }),
  );
}
