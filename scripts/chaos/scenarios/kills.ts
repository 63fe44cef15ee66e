import { setTimeout as wait } from "node:timers/promises";
import { balance } from "../books/balance.ts";
import { quantile } from "../books/ledger.ts";
import { faultType } from "../fault-types.ts";
import { inSeconds } from "../journal.ts";
import { namesIn } from "../options.ts";
import { liveThrough } from "../people/invite.ts";
import type { Bot } from "../process/bot.ts";
import { between, pick, randomFrom, type Random } from "../random.ts";
import type { Run } from "../run.ts";
import { settle } from "../settle.ts";
import { pollsOf, withBot } from "../with-bot.ts";

/** So long the bot may live without asking the directory for changes. */
const deafLimitMs = 10_000;

/** Longest time for people to finish what they have begun. */
const finishMs = 240_000;

/** People work while the bot is killed again and again, with SIGKILL, at random moments. */
export async function kills(run: Run): Promise<void> {
  await withBot(run, async (bot) => {
    const phase = { isOver: false };
    const working = Promise.all(Array.from({ length: run.options.workers }, (_, index) => work(run, phase, index)));
    await killAgainAndAgain(run, bot);
    phase.isOver = true;
    await run.set();
    run.say("no more kills; people finish what they have begun");
    await Promise.race([working, wait(finishMs, undefined, { ref: false })]);
    await settle(run);
    await balance(run, `kills ${run.options.seed} ${run.options["invite-as"]}`);
    if (run.options.background === "") checkPolls(run, bot);
  });
}

async function work(run: Run, phase: { isOver: boolean }, index: number): Promise<void> {
  await wait(index * 350);
  while (!phase.isOver) {
    try {
      await liveThrough(run, { n: run.nextNumber(), tag: `s${run.options.seed}` });
    } catch (error) {
      run.journal.note("script-broke", { error: String(error) });
    }
  }
}

async function killAgainAndAgain(run: Run, bot: Bot): Promise<void> {
  const { options, journal } = run;
  const random = randomFrom(options.seed);
  const recovered: number[] = [];
  for (let kill = 1; kill <= options.kills; kill += 1) {
    await setBackground(run, random);
    await wait(between(random, options["up-min"], options["up-max"]));
    const killedAt = Date.now();
    await bot.kill();
    const open = run.database.rows("select state, count(*) n from invitations where state in ('requested', 'sending') group by state");
    journal.note("killed", { kill, leased: run.database.leased(), open });
    await wait(random() * options["down-max"]);
    await startAgain(run, bot);
    recovered.push(Date.now() - killedAt);
    if (kill % 10 === 0) run.say(`kill ${kill}: ${run.entries.length} invitations begun`);
  }
  const sorted = recovered.toSorted((a, b) => a - b);
  run.say(`from kill to ready again, pause included: p50 ${quantile(sorted, 0.5)} ms, max ${sorted.at(-1)} ms`);
}

async function setBackground(run: Run, random: Random): Promise<void> {
  const types = namesIn(run.options.background);
  if (types.length === 0) return;
  await run.set(random() < 0.5 ? faultType(pick(random, types)).set(3) : {});
}

async function startAgain(run: Run, bot: Bot): Promise<void> {
  const outcome = await bot.start();
  if (outcome.kind === "ready") return;
  run.complain(`the bot didn't start again: ${outcome.why}; ${bot.tail(6)}`);
  await wait(3000);
  await bot.mustStart();
}

/** The bot asks for changes all the time that it lives, also right after a crash. */
function checkPolls(run: Run, { lives }: Bot): void {
  const polls = pollsOf(run);
  const deaf = polls.slice(1).map((to, index) => aliveBetween(lives, polls[index] ?? to, to));
  const longest = Math.max(0, ...deaf);
  run.say(`longest time that the bot lived without asking for changes: ${inSeconds(longest)} s`);
  if (longest > deafLimitMs) run.complain(`the bot lived ${inSeconds(longest)} s without asking the directory for changes`);
}

function aliveBetween(lives: Bot["lives"], from: number, to: number): number {
  const overlaps = lives.map((life) => Math.max(0, Math.min(life.to ?? to, to) - Math.max(life.from, from)));
  return overlaps.reduce((sum, each) => sum + each, 0);
}
