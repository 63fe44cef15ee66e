import type { Sandbox } from "../sandbox/sandbox.ts";
import { limits } from "../src/domain/limits.ts";
import { BotProcess } from "./bot-process.ts";
import { Channel } from "./channel.ts";
import { resetToFullDay } from "./full-day.ts";
import { cardEdited, expectLivingCard } from "./living-card.ts";
import { takeTurns } from "./load.ts";
import type { Bench, Finding } from "./measurement.ts";
import { median, spread } from "./statistics.ts";

const kinds = ["echo", "form", "submit"] as const;
type Kind = (typeof kinds)[number];

const rounds = 7;
/** Turns of a round. More forms and submits would be over the limits for one person. */
const turns: Readonly<Record<Kind, number>> = { echo: 200, form: limits.message.most, submit: limits.form.most };
/** Rounds before those that count: V8 is still compiling. */
const warmUps = 6;
const atOnce = 4;
const formBudget = 1.8;
const submitBudget = 15;

/** CPU time of Guestlist's turns as a multiple of a bare echo bot's. The rounds of both alternate, so that both have the same noise. */
export async function measureTurnCpu({ sandbox, botSettings }: Bench): Promise<readonly Finding[]> {
  const channel = await Channel.open(sandbox);
  const echo = await BotProcess.start("bench/echo-bot.ts", sandbox.botEnvironment());
  const settings = botSettings({ DIRECTORY_POLL_SECONDS: "3600", POLICY_FILE: "bench/day-of-one-person.json" });
  const guestlist = await BotProcess.start("src/main.ts", settings);
  const say = (bot: BotProcess, count: number) => takeTurns(count, atOnce, () => channel.say(bot.endpoint, "invite a partner"));
  const work: Readonly<Record<Kind, () => Promise<number>>> = {
    echo: () => cpuOf(echo, turns.echo, () => say(echo, turns.echo)),
    form: () => cpuOf(guestlist, turns.form, () => say(guestlist, turns.form)),
    submit: () => cpuOf(guestlist, turns.submit, () => submitAll(sandbox, channel, guestlist.endpoint)),
  };
  try {
    return findings(await inTurn(work, () => resetAll(sandbox, settings)));
  } finally {
    await Promise.all([echo.stop(), guestlist.stop()]);
  }
}

type Taken = Readonly<Record<Kind, readonly number[]>>;

async function resetAll({ teams }: Sandbox, settings: Readonly<Record<string, string>>): Promise<void> {
  teams.chats.clear();
  await resetToFullDay(settings, turns.submit);
}

async function inTurn(work: Readonly<Record<Kind, () => Promise<number>>>, between: () => Promise<void>): Promise<Taken> {
  const taken: Record<Kind, number[]> = { echo: [], form: [], submit: [] };
  for (let round = -warmUps; round < rounds; round += 1) {
    await between();
    for (const kind of kinds) {
      const cpu = await work[kind]();
      if (round >= 0) taken[kind].push(cpu);
    }
  }
  return taken;
}

function findings({ echo, form, submit }: Taken): readonly Finding[] {
  const ratio = (of: readonly number[]) => of.map((cpu, round) => cpu / (echo[round] ?? Number.NaN));
  const line = (what: string, cpu: readonly number[], budget: number): Finding => ({
    what,
    measured: `${spread(ratio(cpu), 2)} × echo; ${median(cpu).toFixed(0)} µs`,
    budget: `≤ ${budget} × echo`,
    met: median(ratio(cpu)) <= budget,
  });
  return [
    { what: "CPU of a bare echo turn", measured: `${spread(echo, 0)} µs`, budget: "" },
    line("CPU of a form turn", form, formBudget),
    line("CPU of a submit turn, with the card's edit after it", submit, submitBudget),
  ];
}

/** Microseconds of CPU per turn. */
async function cpuOf(bot: BotProcess, count: number, work: () => Promise<void>): Promise<number> {
  const before = await bot.usage();
  await work();
  const after = await bot.usage();
  return (after.cpuMicroseconds - before.cpuMicroseconds) / count;
}

/** Submits forms, and waits until the job of each has edited its card: that work belongs to the turn. */
async function submitAll(sandbox: Sandbox, channel: Channel, endpoint: string): Promise<void> {
  const edits: Promise<void>[] = [];
  await takeTurns(turns.submit, atOnce, async () => {
    const form = channel.form();
    edits.push(cardEdited(sandbox, form));
    expectLivingCard(await channel.submit(endpoint, form));
  });
  await Promise.all(edits);
}
