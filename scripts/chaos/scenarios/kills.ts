import { setTimeout as wait } from "node:timers/promises";
import { quantile } from "../books/ledger.ts";
import { faultType } from "../fault-types.ts";
import { inSeconds } from "../journal.ts";
import { namesIn } from "../options.ts";
import type { Bot } from "../process/bot.ts";
import { between, pick, randomFrom, type Random } from "../random.ts";
import type { Run } from "../run.ts";
import { whilePeopleWork } from "../people/while-people-work.ts";
import { pollsOf, withBot } from "../with-bot.ts";

/** So long the bot may live without asking the directory for changes. */
const deafLimitMs = 10_000;

/** So long one on PostgreSQL may: it can't know that nobody else runs, so it waits until the lease of the killed one, 16 s, has run out. */
const deafOnPostgresMs = 20_000;

/** So long several bots may: one is killed while it has the lease of 16 s, and the next one while it takes over. */
const deafTogetherMs = 45_000;

/** Of several bots so many are told to stop, instead of being killed. */
const stopped = 0.25;

/** People work while bots are killed again and again, with SIGKILL, at random moments. */
export async function kills(run: Run): Promise<void> {
  await withBot(run, async (_bot, bots) => {
    await whilePeopleWork(run, `kills ${run.options.seed} ${run.options["invite-as"]}`, () => killAgainAndAgain(run, bots));
    if (run.options.background === "") checkPolls(run, bots);
  });
}

async function killAgainAndAgain(run: Run, bots: readonly Bot[]): Promise<void> {
  const { options, journal } = run;
  const random = randomFrom(options.seed);
  const recovered: number[] = [];
  for (let kill = 1; kill <= options.kills; kill += 1) {
    await setBackground(run, random);
    await wait(between(random, options["up-min"], options["up-max"]));
    const bot = pick(random, bots);
    const killedAt = Date.now();
    await bot.kill(bots.length > 1 && random() < stopped ? "SIGTERM" : "SIGKILL");
    const open = await run.database.rows(
      "select state, count(*) n from invitations where state in ('requested', 'sending') group by state",
    );
    journal.note("killed", { kill, leased: await run.database.leased(), open });
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

/** Some bot asks for changes all the time that one lives, also right after a crash. */
function checkPolls(run: Run, bots: readonly Bot[]): void {
  const polls = pollsOf(run);
  const deaf = polls.slice(1).map((to, index) => Math.max(...bots.map(({ lives }) => aliveBetween(lives, polls[index] ?? to, to))));
  const longest = Math.max(0, ...deaf);
  run.say(`longest time that a bot lived while none asked for changes: ${inSeconds(longest)} s`);
  const alone = run.postgres ? deafOnPostgresMs : deafLimitMs;
  const limit = bots.length > 1 ? deafTogetherMs : alone;
  if (longest > limit) run.complain(`a bot lived ${inSeconds(longest)} s while none asked the directory for changes`);
}

function aliveBetween(lives: Bot["lives"], from: number, to: number): number {
  const overlaps = lives.map((life) => Math.max(0, Math.min(life.to ?? to, to) - Math.max(life.from, from)));
  return overlaps.reduce((sum, each) => sum + each, 0);
}
