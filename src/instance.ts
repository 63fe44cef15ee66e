import about from "../package.json" with { type: "json" };
import { toleratedDifferenceMs } from "./domain/clock-difference.ts";
import { isAlive } from "./domain/is-alive.ts";
import { isGuestlistError } from "./errors.ts";
import type { GuestlistError } from "./errors.ts";
import { sparingly } from "./flows/steps/sparingly.ts";
import type { Clock } from "./ports/clock.ts";
import type { Instances } from "./ports/jobs.ts";
import type { Log } from "./ports/log.ts";

/** Others see within this time what one instance has met. */
const shareEveryMs = 1_000;
const beatEveryMs = 5_000;
const compareClocksEveryMs = 10 * 60_000;
/** Instances that weren't seen for so long are forgotten. */
const rememberedForMs = 10 * 60_000;

interface Options {
  readonly instances: Instances;
  readonly clock: Pick<Clock, "now" | "later" | "millisecondsSince">;
  readonly log: Log;
  /** Exchanges with the other instances, through the store, what each call must know. */
  share(): Promise<void>;
  /** Takes over from the store what this process shows of itself: /readyz, and what cards may promise. */
  recall(): Promise<void>;
}

/** This process as one of any number of instances. */
export interface Instance {
  /** To be called again and again: does what is due. @throws GuestlistError `store-unavailable`, `store-copied`. */
  round(): Promise<void>;
  /** What rounds do with each heartbeat. A row that can't be read is logged, and stops neither the start nor the jobs. */
  recall(): Promise<void>;
  /**
   * Resolves when this process is to end: when a newer version runs on the store, which then does all of the work, and this one may not
   * understand what that stores; or, with the failure, when the store's data went to another place.
   */
  readonly replaced: Promise<GuestlistError | undefined>;
  /** Says that this instance doesn't run any more; without the store, it is seen by its missing heartbeat. */
  leave(): Promise<void>;
}

export function createInstance({ instances, clock, log, share, recall }: Options): Instance {
  const { version } = about;
  const say = sparingly({ log, clock });
  const started = clock.now();
  const { promise: replaced, resolve } = Promise.withResolvers<GuestlistError | undefined>();
  let isReplaced = false;

  /** Nothing is claimed any more: the round has failed. */
  function endIfCopied(error: unknown): never {
    if (isGuestlistError(error, "store-copied")) resolve(error);
    throw error;
  }

  async function beat(): Promise<void> {
    await instances.beat({ version, started, seenAt: clock.now() }, clock.later(-rememberedForMs)).catch(endIfCopied);
    const newer = (await instances.list()).find((one) => one.isNewer && isAlive(one, clock.now()));
    if (newer && !isReplaced) {
      isReplaced = true;
      log.warn("newer-version-runs", { version, newer: newer.version });
      resolve(undefined);
    }
    await recallReadable();
  }

  async function recallReadable(): Promise<void> {
    try {
      await recall();
    } catch (error) {
      if (!isGuestlistError(error, "store-corrupt")) throw error;
      say("not-recalled", { count: 1, error });
    }
  }

  async function compareClocks(): Promise<void> {
    const ahead = await instances.clockAhead();
    if (Math.abs(ahead) > toleratedDifferenceMs) log.warn("clock-differs", { seconds: Math.round(ahead / 1_000) });
  }

  const chores = [every(clock, shareEveryMs, share), every(clock, beatEveryMs, beat), every(clock, compareClocksEveryMs, compareClocks)];
  return {
    async round() {
      for (const chore of chores) await chore();
    },
    recall: recallReadable,
    replaced,
    async leave() {
      await instances.leave().catch((error: unknown) => log.error("instance-not-left", error));
    },
  };
}

/** Work that is done at most once in this time; after a failure, at the next call. */
function every(clock: Pick<Clock, "now" | "millisecondsSince">, milliseconds: number, work: () => Promise<void>): () => Promise<void> {
  let done: ReturnType<Clock["now"]> | undefined;
  return async () => {
    const age = done === undefined ? milliseconds : clock.millisecondsSince(done);
    if (age >= 0 && age < milliseconds) return; // a clock that was set back makes it due
    await work();
    done = clock.now();
  };
}
