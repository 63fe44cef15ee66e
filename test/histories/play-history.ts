import { between, pick, randomFrom } from "../../scripts/chaos/random.ts";
import { closeForHours, disturb, heal } from "./chapters.ts";
import { inWords, judgeCalm, judgeHistory, unfinished } from "./judge.ts";
import { World, moment } from "./world.ts";
import type { WorldTraits } from "./world.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
/** A calm time that isn't over by then never will be. */
const longestCalm = 45 * minute;
const step = 5 * second;
/** When nothing was left to do for so long, a calm time is over. */
const longestQuiet = 4 * step;

/** The same seed gives the same history. */
export function traitsOf(seed: number, instances: 1 | 2): WorldTraits {
  const random = randomFrom(seed);
  const hasNoTimes = random() < 0.15;
  return {
    seed,
    instances,
    invited: random() < 0.7 ? 1 : 2,
    hasForeignGuest: random() < 0.2,
    hasFollower: random() < 0.3,
    hasSubscription: random() < 0.3,
    landing: pick(random, [0, 0.5, 1]),
    notified: pick(random, [0, 0.3, 0.7]),
    invitedAgo: pick(random, [0, 0, 2 * hour, 30 * hour, 72 * hour]),
    directory: {
      readLag: hasNoTimes ? 0 : pick(random, [0, 3 * second, 40 * second]),
      deltaLag: pick(random, [0, 5 * second, minute, 2 * minute]),
      isBlind: random() < 0.25,
      hasNoTimes,
      pageSize: 1 + Math.floor(random() * 3),
    },
  };
}

/** Plays one history, and returns what is wrong with it, with the story; undefined if nothing is. */
export async function playHistory(seed: number, instances: 1 | 2): Promise<string | undefined> {
  const world = new World(traitsOf(seed, instances));
  await world.begin();
  const wrong = await play(world);
  return wrong.length === 0 ? undefined : report(world, wrong);
}

async function play(world: World): Promise<readonly string[]> {
  const chapters = 1 + Math.floor(world.random() * 2.5);
  for (let chapter = 0; chapter < chapters; chapter += 1) {
    await disturb(world);
    if (world.random() < 0.1) await closeForHours(world);
    const wrong = await calm(world);
    if (wrong.length > 0) return wrong;
  }
  return judgeHistory(world);
}

async function calm(world: World): Promise<readonly string[]> {
  heal(world);
  await world.clock.run(between(world.random, second, 20 * second) + world.traits.directory.readLag);
  world.directory.isCalm = true;
  const end = world.clock.elapsed + longestCalm;
  let left = unfinished(world);
  for (let quiet = 0; quiet < longestQuiet; quiet = left === undefined ? quiet + step : 0) {
    if (world.clock.elapsed > end) return [`never done: ${left ?? "it goes on and on"}`];
    await world.clock.run(step);
    left = unfinished(world);
  }
  world.directory.isCalm = false;
  return judgeCalm(world);
}

function report(world: World, wrong: readonly string[]): string {
  const { seed, instances } = world.traits;
  const recorded = world.store.recorded.map(
    (event) => `${moment(event.elapsed)}    recorded for ${event.invitation}: ${inWords(event).slice(13)}`,
  );
  const story = [...world.story, ...recorded].toSorted((a, b) => (a.slice(0, 12) < b.slice(0, 12) ? -1 : 1));
  return [
    wrong.join("; "),
    `Again: HISTORY=${seed} npm test -- test/histories/${instances === 1 ? "one-instance" : "two-instances"}.test.ts`,
    JSON.stringify({ ...world.traits, ...world.traits.directory, directory: undefined }),
    ...story,
    ...world.teams.heard.map(({ key, to }) => `told: ${key} to ${to}`),
    ...[...world.teams.unknown].map(([key, times]) => `outcome unknown ${times} times: ${key}`),
  ].join("\n");
}
