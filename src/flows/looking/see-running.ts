import type { Instant } from "../../domain/ids.ts";
import { isAlive } from "../../domain/is-alive.ts";
import type { Ledger } from "../../domain/pace/ledger.ts";
import type { YoungRhythm } from "../../domain/young-rhythm.ts";
import type { KeptSubscription } from "../../ports/directory-changes.ts";
import type { HeardAcceptance } from "../../ports/invitation-lists.ts";
import type { JobTally, RunningInstance } from "../../ports/jobs.ts";
import type { Ports } from "../../ports/ports.ts";
import { knownPermission } from "../following/as-permitted.ts";
import type { Permission } from "../following/as-permitted.ts";
import { hearingRhythm } from "./hearing-rhythm.ts";

const mostHeard = 5;

/** How the bot works, as far as the store shows it: facts alone, and nobody is named. */
export interface Running {
  readonly now: Instant;
  /** The instances that are alive. */
  readonly instances: readonly RunningInstance[];
  readonly jobs: JobTally;
  /** The last acceptances, newest first. */
  readonly heard: readonly HeardAcceptance[];
  readonly rhythm: YoungRhythm;
  /** Undefined: nothing was ordered at Graph. */
  readonly subscription: KeptSubscription | undefined;
  /** Whether Graph lets the app follow the directory; undefined: it wasn't followed yet. */
  readonly following: Permission | undefined;
  readonly gate: Ledger["gate"];
  /** Milliseconds by which the clock of this machine is ahead of the database's. */
  readonly clockAhead: number;
}

type Needs = Pick<Ports, "instances" | "jobRecords" | "guests" | "subscription" | "posts" | "cursors" | "clock">;

/** Reads from the store how the bot works. Every instance, and every command line beside them, sees the same. */
export async function seeRunning(ports: Needs): Promise<Running> {
  const { jobRecords, guests, subscription, posts, clock } = ports;
  return {
    now: clock.now(),
    instances: await aliveInstances(ports),
    jobs: await jobRecords.tally(clock.now()),
    heard: await guests.lastHeard(mostHeard),
    rhythm: await hearingRhythm(ports),
    subscription: await subscription.find(),
    following: await knownPermission(ports),
    gate: await posts.gate(),
    clockAhead: await ports.instances.clockAhead(),
  };
}

/** The instances that were seen lately. */
export async function aliveInstances({ instances, clock }: Pick<Ports, "instances" | "clock">): Promise<readonly RunningInstance[]> {
  const all = await instances.list();
  return all.filter((one) => isAlive(one, clock.now()));
}
