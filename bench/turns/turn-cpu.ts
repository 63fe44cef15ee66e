import type { Sandbox } from "../../sandbox/sandbox.ts";
import { limits } from "../../src/domain/limits.ts";
import { Channel } from "../channel.ts";
import { resetToFullDay } from "../full-day.ts";
import { cardEdited, isLivingCard } from "../living-card.ts";
import { takeTurns } from "../load.ts";
import type { Bench, Finding } from "../measurement.ts";
import { ourSpeakers, startPeers } from "./speakers.ts";
import type { Speaker } from "./speakers.ts";
import { Taken } from "./taken-turns.ts";
import { turnFindings } from "./turn-findings.ts";

/** Rounds that count, and rounds before them: V8 is still compiling. */
const usual = { rounds: 9, warmUps: 4 };
const quick = { rounds: 2, warmUps: 1 };
/** More would be over the limits for one person; between portions, these are forgotten. */
const portion = limits.message.most;
const portions = 3;
const submits = limits.form.most;
const fewAtOnce = 4;
const manyAtOnce = 16;

/**
 * CPU of Guestlist's turns, and turns a second, beside echo bots on three libraries. All take turns in each round, so that all have the same
 * noise, and the ratios are those of each round.
 */
export async function measureTurnCpu({ sandbox, botSettings, isQuick }: Bench): Promise<readonly Finding[]> {
  const channel = await Channel.open(sandbox);
  const settings = botSettings({ DIRECTORY_POLL_SECONDS: "3600" });
  const peers = await startPeers();
  const ours = await ourSpeakers(sandbox, channel, settings);
  const speakers = [...ours, ...peers.speakers];
  const forget = async () => {
    for (const { teams } of [sandbox, peers.sandbox]) teams.chats.clear();
    await resetToFullDay(settings, submits);
  };
  const taken = new Taken();
  const { rounds, warmUps } = isQuick ? quick : usual;
  try {
    for (let round = -warmUps; round < rounds; round += 1) {
      if (round === 0) taken.forget();
      for (const one of turned(speakers, round)) await takeRound(one, taken, forget);
      await takeSubmits({ sandbox, channel, taken, forget, guestlist: ours.find(({ name }) => name === "form") });
    }
    const megabytes = await Promise.all(speakers.map(async ({ name, bot }) => [name, (await bot.usage()).peakKilobytes / 1_024] as const));
    return turnFindings(taken, new Map(megabytes));
  } finally {
    await Promise.all(speakers.map(({ bot }) => bot.stop()));
    await peers.sandbox.close();
  }
}

/** Each round begins with another one. */
function turned<T>(all: readonly T[], round: number): readonly T[] {
  const first = (round + all.length * usual.warmUps) % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}

async function takeRound({ name, bot, say, expectAnswers }: Speaker, taken: Taken, forget: () => Promise<void>): Promise<void> {
  let [cpu, seconds] = [0, 0];
  const forgetTurns = async () => (name === "form" ? forget() : undefined);
  for (let index = 0; index < portions; index += 1) {
    await forgetTurns();
    cpu += await bot.cpuOf(() => takeTurns(portion, fewAtOnce, say));
    await forgetTurns();
    const from = performance.now();
    await takeTurns(portion, manyAtOnce, say);
    seconds += (performance.now() - from) / 1_000;
  }
  await expectAnswers();
  taken.add(name, { cpu: cpu / portion / portions, rate: (portion * portions) / seconds });
}

interface Submits {
  readonly sandbox: Sandbox;
  readonly channel: Channel;
  readonly guestlist: Speaker | undefined;
  readonly taken: Taken;
  forget(): Promise<void>;
}

/**
 * Submits forms, and waits until the job of each has edited its card: that work belongs to the turn. On a busy machine some are answered with
 * "Working on it" first.
 */
async function takeSubmits({ sandbox, channel, guestlist, taken, forget }: Submits): Promise<void> {
  if (!guestlist) return;
  const { bot } = guestlist;
  await forget();
  const cpu = await bot.cpuOf(async () => {
    const edits: Promise<void>[] = [];
    await takeTurns(submits, fewAtOnce, async () => {
      const form = channel.form();
      edits.push(cardEdited(sandbox, form));
      if (!isLivingCard(await channel.submit(bot.endpoint, form))) taken.addLate();
    });
    await Promise.all(edits);
  });
  taken.add("submit", { cpu: cpu / submits });
}
