import { systemClock } from "../../src/clock.ts";
import type { AcceptanceWorld } from "./acceptance-world.ts";
import { seeded } from "./seeded.ts";

const latestMs = 60_000;

/**
 * The only process is killed at a random moment, from a second before an acceptance to a fifth of one after it, and started again at once. The
 * record then has these acceptances alone.
 */
export async function killAndAccept(world: AcceptanceWorld, kills: number): Promise<void> {
  const random = seeded(kills);
  world.record.clear();
  for (let done = 0; done < kills; done += 1) {
    await systemClock.wait(2_000 * random());
    const killAt = 1_200 * random() - 1_000;
    await Promise.all([
      systemClock.wait(Math.max(0, -killAt)).then(() => world.acceptNext()),
      systemClock.wait(Math.max(0, killAt)).then(() => restart(world)),
    ]);
    await noticesAreOut(world, latestMs);
    await world.invite();
  }
}

async function restart(world: AcceptanceWorld): Promise<void> {
  await world.kill();
  await world.start();
}

/** Waits until every acceptance has its notice, or so long. */
export async function noticesAreOut({ record }: Pick<AcceptanceWorld, "record">, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (record.missing > 0 && performance.now() < end) await systemClock.wait(50);
}
