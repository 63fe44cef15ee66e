import { setTimeout as wait } from "node:timers/promises";
import { CannotRun } from "../cannot-run.ts";
import type { PostgresPlace } from "../data/postgres-place.ts";
import { inSeconds } from "../journal.ts";
import { whilePeopleWork } from "../people/while-people-work.ts";
import { between, pick, randomFrom, type Random } from "../random.ts";
import type { Run } from "../run.ts";
import { soon } from "../waiting.ts";
import { pollsOf, withBot } from "../with-bot.ts";

/** People work so long before, between and after what happens. */
const calmMs = [5_000, 9_000] as const;

/** So long after the end of an outage a bot asks the directory for changes again: the lease of one that is gone must run out. */
const goesOnWithinMs = 20_000;

interface Trouble {
  readonly name: string;
  /** From the first byte that is lost until the database can be reached again. */
  cause(place: PostgresPlace, random: Random): Promise<void>;
}

const stopLinks = (how: "cut" | "stall", ms: number): Trouble["cause"] => {
  return async ({ links }) => {
    for (const link of links) link[how]();
    await wait(ms);
    for (const link of links) link.resume();
  };
};

const networkTroubles: readonly Trouble[] = [
  { name: "every connection breaks for 6 s", cause: stopLinks("cut", 6_000) },
  { name: "the network stands still for 8 s", cause: stopLinks("stall", 8_000) },
  { name: "one bot has no network for 30 s", cause: isolateOne },
  { name: "the network stands still for 30 s", cause: stopLinks("stall", 30_000) },
  {
    name: "connections are forgotten, as by a firewall or with a host that is gone",
    cause: async ({ links }) => links.forEach((link) => link.forget()),
  },
];

/** Longer than a lease holds: the other bots get its jobs. */
async function isolateOne({ links }: PostgresPlace, random: Random): Promise<void> {
  const link = pick(random, links);
  link.cut();
  await wait(30_000);
  link.resume();
}

async function restart({ server }: PostgresPlace, random: Random): Promise<void> {
  await server.end("SIGQUIT");
  await wait(between(random, 0, 3_000));
  await server.start();
}

/** The network between bots and database is gone in several ways, one after the other, while people work. */
export async function netcut(run: Run): Promise<void> {
  await troubled(run, "netcut", networkTroubles);
}

/** The database crashes and comes back, as `pg_ctl restart -m immediate` does it, while people work. */
export async function restarts(run: Run): Promise<void> {
  const all = [1, 2, 3].map((time) => ({ name: `the database restarts, time ${time}`, cause: restart }));
  await troubled(run, "restarts", all);
}

/** The server is killed while people work, and a second one with the same data takes its place. */
export async function failover(run: Run): Promise<void> {
  const standby = await placeOf(run).createStandby();
  const cause = async (place: PostgresPlace) => {
    await place.server.end("SIGKILL");
    for (const link of place.links) link.cut();
    standby.promote();
    place.moveTo(standby);
    for (const link of place.links) link.resume();
  };
  await troubled(run, "failover", [{ name: "the server is killed, and another takes over", cause }]);
}

function placeOf({ postgres }: Run): PostgresPlace {
  if (!postgres) throw new CannotRun("it needs --database postgres");
  return postgres;
}

async function troubled(run: Run, title: string, troubles: readonly Trouble[]): Promise<void> {
  const place = placeOf(run);
  const random = randomFrom(run.options.seed);
  await withBot(run, async (_bot, bots) => {
    await whilePeopleWork(run, title, async () => {
      for (const trouble of troubles) {
        await wait(between(random, ...calmMs));
        await causeIt(run, place, { trouble, random });
      }
      await wait(between(random, ...calmMs));
    });
    for (const { name, isAlive } of bots) if (!isAlive) run.complain(`${name} ended`);
  });
}

async function causeIt(run: Run, place: PostgresPlace, { trouble, random }: { trouble: Trouble; random: Random }): Promise<void> {
  run.say(trouble.name);
  const outage = { from: Date.now(), to: Infinity };
  run.outages.push(outage);
  await trouble.cause(place, random);
  const endedAt = Date.now();
  outage.to = endedAt + 1_000;
  const again = await soon(() => pollsOf(run).find((at) => at > endedAt), goesOnWithinMs, 200);
  const lasted = `it lasted ${inSeconds(endedAt - outage.from)} s`;
  if (again === undefined) run.complain(`${trouble.name}: ${inSeconds(goesOnWithinMs)} s later no bot asked for changes; ${lasted}`);
  else run.say(`${lasted}; changes were asked for ${inSeconds(again - endedAt)} s after its end`);
}
