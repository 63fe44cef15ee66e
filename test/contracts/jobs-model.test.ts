import assert from "node:assert/strict";
import * as fc from "fast-check";
import { openStore } from "../../src/adapters/store/database.ts";
import type { Instant } from "../../src/domain/ids.ts";
import type { ClaimedJob, Jobs } from "../../src/ports/jobs.ts";
import { encryptionKey } from "../build/encryption-key.ts";
import { at, id } from "../build/ids.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { memoryStore } from "../fakes/memory-store.ts";
import { runs } from "../build/runs.ts";

/** A minute of one hour: so few that moments coincide. */
const moment = fc.integer({ min: 0, max: 59 }).map((minute): Instant => at(`10:${String(minute).padStart(2, "0")}`));
/** The index of a claim made so far, including outdated ones. */
const claimed = fc.nat({ max: 20 });

const error = fc.constantFrom("throttled", "teams-unavailable");
const remoteWait = fc.record({ notBefore: moment, probeBy: moment });

const step = fc.oneof(
  fc.record({ call: fc.constant("enqueue"), due: moment, key: fc.constantFrom("a", "b", "c", undefined), guest: fc.nat({ max: 20 }) }),
  fc.record({ call: fc.constant("claim"), now: moment, until: moment, limit: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ call: fc.constant("finish"), claimed, now: moment, again: fc.option(moment, { nil: undefined }) }),
  fc.record({ call: fc.constant("postpone"), claimed, due: moment, error, wait: fc.option(remoteWait, { nil: undefined }) }),
  fc.record({ call: fc.constant("renew"), claimed, until: moment }),
  fc.record({ call: fc.constant("recover"), now: moment }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function claimWith(jobs: Jobs, claims: ClaimedJob[], { now, until, limit }: Extract<Step, { call: "claim" }>): Promise<unknown> {
  const got = await jobs.claim(now, until, limit);
  claims.push(...got);
  // Ids and leases are each store's own.
  return got.map(({ task, key, attempt }) => ({ task, key, attempt }));
}

async function take(jobs: Jobs, claims: ClaimedJob[], next: Step): Promise<unknown> {
  if (next.call === "claim") return claimWith(jobs, claims, next);
  if (next.call === "enqueue") {
    const { guest, due, key } = next;
    return jobs.enqueue({
      task: { kind: "record-removal", guest: id(`guest-${guest}`), since: at("10:00") },
      due,
      ...(key !== undefined && { key }),
    });
  }
  if (next.call === "recover") return jobs.recover(next.now);
  const held = claims[next.claimed % Math.max(claims.length, 1)];
  return held && takeWith(jobs, held, next);
}

async function takeWith(jobs: Jobs, held: ClaimedJob, next: Extract<Step, { claimed: number }>): Promise<unknown> {
  switch (next.call) {
    case "finish":
      return jobs.finish(held, next.now, next.again);
    case "postpone":
      return jobs.postpone(held, next.due, next.error, next.wait);
    case "renew":
      return jobs.renew([held], next.until);
  }
}

async function run(jobs: Jobs, sequence: readonly Step[]): Promise<unknown[]> {
  const claims: ClaimedJob[] = [];
  const answers: unknown[] = [];
  for (const next of sequence) answers.push(await take(jobs, claims, next));
  return answers;
}

describe("Jobs in SQLite and in memory", () => {
  it("give the same answers to any sequence of calls", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (sequence) => {
        const store = await openStore({ url: ":memory:", encryptionKey, clock: new FakeClock() });
        try {
          assert.deepEqual(await run(store.jobs, sequence), await run(memoryStore().jobs, sequence));
        } finally {
          await store.close();
        }
      }),
      { numRuns: runs(150) },
    );
  });
});
