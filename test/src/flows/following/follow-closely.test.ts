import assert from "node:assert/strict";
import { closeFollowingJob, followClosely } from "../../../../src/flows/following/follow-closely.ts";
import { at } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { letTimePass, runDueJobs } from "../../../fakes/run-due-jobs.ts";

/** When the directory's changes were read in a world that was notified at these seconds, for so many seconds. */
async function readAt(notified: readonly number[], seconds: number): Promise<readonly number[]> {
  const outside = fakeOutside();
  const { ports, clock, changes } = outside;
  const start = clock.now();
  const reads: number[] = [];
  await ports.jobs.enqueue({ task: { kind: "follow-directory" }, due: at("09:00"), key: "follow-directory" });
  await runDueJobs(ports); // takes the first link, reads nothing
  for (let second = 0; second <= seconds; second += 1) {
    if (notified.includes(second)) await ports.jobs.enqueue(closeFollowingJob(clock));
    const before = changes.links.length;
    await letTimePass({ ...ports, clock }, 0);
    reads.push(...Array.from({ length: changes.links.length - before }, () => clock.millisecondsSince(start) / 1_000));
    await clock.advance(1_000);
  }
  return reads;
}

const remaining = (outside: FakeOutside) => outside.store.storedJobs().filter(({ task }) => task.kind === "follow-closely");

describe("followClosely", () => {
  it("reads the changes at once and after 1, 2, 4, 15 and 60 seconds, and as often as ever in between", async () => {
    assert.deepEqual(await readAt([100], 200), [30, 60, 90, 100, 101, 102, 104, 115, 145, 160, 190]);
  });

  it("is one series for all notifications within a quarter of a minute", async () => {
    const all = Array.from({ length: 15 }, (_, second) => 90 + second);
    assert.deepEqual(await readAt(all, 200), await readAt([90], 200));
  });

  it("reads at most 24 times a minute more, however many notifications come", async () => {
    const all = Array.from({ length: 600 }, (_, second) => second);
    const reads = await readAt(all, 599);
    assert.ok(reads.length <= 10 * (24 + 2), String(reads.length));
    assert.ok(reads.length > 10 * 12);
  });

  it("ends, also when it runs late", async () => {
    const outside = fakeOutside();
    await outside.ports.jobs.enqueue(closeFollowingJob(outside.clock));
    assert.equal(remaining(outside).length, 1);
    assert.deepEqual(await followClosely(outside.ports, at("09:00")), { kind: "done" });
  });

  it("ends when the clock was set back", async () => {
    assert.deepEqual(await followClosely(fakeOutside().ports, at("11:00")), { kind: "done" });
  });
});
