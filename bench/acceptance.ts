import { AcceptanceWorld } from "./acceptance/acceptance-world.ts";
import type { AcceptanceRecord } from "./acceptance/acceptance-record.ts";
import { killAndAccept, noticesAreOutOnce } from "./acceptance/kills.ts";
import { seeded } from "./acceptance/seeded.ts";
import { landingPage, otherWays, together } from "./acceptance/ways.ts";
import type { Way } from "./acceptance/ways.ts";
import { systemClock } from "../src/clock.ts";
import type { Bench, Finding } from "./measurement.ts";
import { quantile, spread } from "./statistics.ts";

/** One acceptance in each stretch of this time, at a random moment: 20 in a minute are what the landing page may look up at once. */
const stretchMs = 3_300;
/** Guests of the last hour who wait for their partner. With those whose acceptance the bot hasn't heard of yet, there are 20 at most. */
const young = 17;
const latestMs = 120_000;
const moreAfterKill = 10;

interface Heard {
  readonly way: Way;
  readonly record: Pick<AcceptanceRecord, "seconds" | "missing" | "repeated">;
  readonly by: string;
}

/** The time from the partner's acceptance to the notice: by each way alone, by all together, and after the only process was killed. */
export async function measureAcceptance(bench: Bench): Promise<readonly Finding[]> {
  const count = bench.isQuick ? 20 : 100;
  const worlds: AcceptanceWorld[] = [];
  const open = async (way: Way): Promise<AcceptanceWorld> => {
    const world = await AcceptanceWorld.open(bench, way, way.age === 0 ? young : count);
    worlds.push(world);
    return world;
  };
  try {
    const [landed, all] = [await open(landingPage), await open(together)];
    const others = [];
    for (const way of otherWays) others.push({ way, world: await open(way) });
    const findings = await Promise.all([
      hear(landed, landingPage, count),
      ...others.map(({ way, world }) => hear(world, way, count)),
      hear(all, together, count, (heard) => killed(all, heard, bench.isQuick ? 10 : 20)),
    ]);
    return findings.flat();
  } finally {
    await Promise.all(worlds.map((world) => world.close()));
  }
}

/** `afterwards` measures something else in the same world. */
async function hear(
  world: AcceptanceWorld,
  way: Way,
  count: number,
  afterwards?: (heard: Heard) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  await acceptInTime(world, way, count);
  await noticesAreOutOnce(world, latestMs);
  const { seconds, missing, repeated } = world.record;
  const heard = { way, record: { seconds, missing, repeated }, by: await world.heardBy() };
  return [findingOf(heard), ...((await afterwards?.(heard)) ?? [])];
}

async function acceptInTime(world: AcceptanceWorld, { age }: Way, count: number): Promise<void> {
  const random = seeded(count);
  const from = performance.now();
  for (let done = 0; done < count; done += 1) {
    const due = from + (done + random()) * stretchMs;
    await systemClock.wait(Math.max(0, due - performance.now()));
    await world.acceptNext();
    if (age === 0) await world.invite();
  }
}

function findingOf({ way: { what, budget }, record, by }: Heard): Finding {
  const p95 = quantile(record.seconds, 0.95);
  return {
    what: `acceptance → notice, ${record.seconds.length} times: ${what}`,
    measured: `${timesOf(record)}; heard by ${by}`,
    budget: `${budget === undefined ? "" : `p95 ≤ ${budget} s, `}none lost, no repeats`,
    met: p95 <= (budget ?? Infinity) && isWhole(record),
  };
}

async function killed(world: AcceptanceWorld, { record: before }: Heard, kills: number): Promise<readonly Finding[]> {
  const restarts = await killAndAccept(world, kills);
  const { record } = world;
  const more = quantile(record.seconds, 0.95) - quantile(before.seconds, 0.95);
  return [
    {
      what: `the same when the only process is killed (kill -9) and started again, ${kills} times`,
      measured: `${timesOf(record)}; the p95 is ${more.toFixed(2)} s more than without; the bot listened again after ${spread(restarts, 1)} s`,
      budget: `≤ ${moreAfterKill} s more, none lost, no repeats`,
      met: more <= moreAfterKill && isWhole(record),
    },
  ];
}

function timesOf({ seconds, missing, repeated }: Heard["record"]): string {
  const [middle, most] = [quantile(seconds, 0.5), quantile(seconds, 0.95)].map((value) => value.toFixed(2));
  return `p50 ${middle} s, p95 ${most} s, at most ${Math.max(...seconds).toFixed(2)} s; without a notice: ${missing}, repeats: ${repeated}`;
}

function isWhole({ missing, repeated }: Heard["record"]): boolean {
  return missing === 0 && repeated === 0;
}
