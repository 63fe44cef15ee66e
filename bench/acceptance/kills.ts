import { systemClock } from "../../src/clock.ts";
import { leaseMs } from "../../src/domain/job-tries.ts";
import type { AcceptanceWorld } from "./acceptance-world.ts";
import { seeded } from "./seeded.ts";

const latestMs = 60_000;

/**
 * The only process is killed at a random moment, from a second before an acceptance to a fifth of one after it, and started again at once. The
 * record then has these acceptances alone. Returns the seconds from each kill until the bot listened again.
 */
export async function killAndAccept(world: AcceptanceWorld, kills: number): Promise<readonly number[]> {
  const random = seeded(kills);
  const restarts: number[] = [];
  world.record.clear();
  for (let done = 0; done < kills; done += 1) {
    await systemClock.wait(2_000 * random());
    const killAt = 1_200 * random() - 1_000;
    await Promise.all([
      systemClock.wait(Math.max(0, -killAt)).then(() => world.acceptNext()),
      systemClock.wait(Math.max(0, killAt)).then(async () => restarts.push(await restart(world))),
    ]);
    await noticesAreOut(world, latestMs);
    await world.invite();
  }
  await noticesAreOutOnce(world, 0);
  return restarts;
}

/** Returns the seconds that it took. */
async function restart(world: AcceptanceWorld): Promise<number> {
  const from = performance.now();
  await world.kill();
  await world.start();
  return (performance.now() - from) / 1_000;
}

/** A notice that is sent again comes within this time: when the lease has run out, and a little later. */
const repeatsMs = leaseMs + 9_000;

/** Waits until every acceptance has its notice, or so long; and then for those that come a second time. */
export async function noticesAreOutOnce(world: Pick<AcceptanceWorld, "record">, milliseconds: number): Promise<void> {
  await noticesAreOut(world, milliseconds);
  await systemClock.wait(repeatsMs);
}

/** Waits until every acceptance has its notice, or so long. */
async function noticesAreOut({ record }: Pick<AcceptanceWorld, "record">, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (record.missing > 0 && performance.now() < end) await systemClock.wait(50);
}
