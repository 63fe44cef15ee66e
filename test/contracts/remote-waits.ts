import assert from "node:assert/strict";
import type { Instant } from "../../src/domain/ids.ts";
import type { ClaimedJob, Jobs } from "../../src/ports/jobs.ts";
import { at } from "../build/ids.ts";

/** What {@link Jobs} do with jobs that wait for a remote which doesn't answer. */
export function remoteWaitsContract(subject: () => { readonly jobs: Jobs }): void {
  function claim(now: string, until = "23:00"): Promise<readonly ClaimedJob[]> {
    return subject().jobs.claim(at(now), at(until), 10);
  }

  async function claimOne(now: string, until?: string): Promise<ClaimedJob> {
    const [job, ...more] = await claim(now, until);
    assert.ok(job && more.length === 0, "exactly one job was to be claimed");
    return job;
  }

  function finish(job: ClaimedJob, now: string, again?: Instant): Promise<void> {
    return subject().jobs.finish(job, at(now), again);
  }

  /** Enqueues a job, claims it, and postpones it because of the error. */
  async function fail(key: string, due: string, error: string, wait: { notBefore: string; probeBy: string }): Promise<void> {
    await subject().jobs.enqueue({ task: { kind: "check-guests" }, due: at("10:00"), key });
    const { notBefore, probeBy } = wait;
    await subject().jobs.postpone(await claimOne("10:00", "10:30"), at(due), error, { notBefore: at(notBefore), probeBy: at(probeBy) });
  }
  const soon = { notBefore: "10:00", probeBy: "10:00:10" };
  const keysDue = async (now: string) => (await claim(now)).map(({ key }) => key);

  it("are tried one at a time by the moment given, the others by their own backoff", async () => {
    await fail("one", "10:05", "teams-unavailable", soon);
    await fail("two", "10:04", "teams-unavailable", soon);
    assert.deepEqual(await keysDue("10:00:09.999"), []);
    assert.deepEqual(await keysDue("10:00:10"), ["one"]);
    assert.deepEqual(await keysDue("10:03:59.999"), []);
    assert.deepEqual(await keysDue("10:04"), ["two"]);
  });

  it("count one that has a short backoff as the one that is tried", async () => {
    await fail("one", "10:00:05", "teams-unavailable", soon);
    await fail("two", "10:05", "teams-unavailable", soon);
    assert.deepEqual(await keysDue("10:04"), ["one"]);
  });

  it("are tried one for each error", async () => {
    await fail("one", "10:05", "teams-unavailable", soon);
    await fail("two", "10:05", "directory-unavailable", soon);
    assert.deepEqual(await keysDue("10:00:10"), ["one", "two"]);
  });

  it("find the one that is tried among those that wait, not among those that run", async () => {
    await fail("one", "10:05", "teams-unavailable", soon);
    await claimOne("10:00:10", "10:30");
    await fail("two", "10:05", "teams-unavailable", { ...soon, probeBy: "10:00:20" });
    assert.deepEqual(await keysDue("10:00:20"), ["two"]);
  });

  it("are never tried before the remote allows it", async () => {
    await fail("one", "10:02", "throttled", { notBefore: "10:01", probeBy: "10:00:10" });
    assert.deepEqual(await keysDue("10:00:59.999"), []);
    assert.deepEqual(await keysDue("10:01"), ["one"]);
  });

  for (const [how, again] of [
    ["done", undefined],
    ["done for now", at("10:30")],
  ] as const) {
    it(`are all due at once when one of them is ${how}, each as soon as the remote allows it`, async () => {
      await fail("one", "10:05", "teams-unavailable", soon);
      await fail("two", "10:06", "teams-unavailable", soon);
      await fail("three", "10:07", "teams-unavailable", { ...soon, notBefore: "10:03" });
      await fail("other", "10:08", "directory-unavailable", { ...soon, notBefore: "10:08" });
      await finish(await claimOne("10:00:10"), "10:01", again);
      assert.deepEqual(await keysDue("10:01"), ["two"]);
      assert.deepEqual(await keysDue("10:02:59.999"), []);
      assert.deepEqual(await keysDue("10:03"), ["three"]);
      assert.deepEqual(await keysDue("10:08"), ["other"]);
    });
  }

  it("aren't mixed up with jobs that failed with the same code for another reason", async () => {
    await fail("one", "10:05", "teams-unavailable", soon);
    await subject().jobs.enqueue({ task: { kind: "check-guests" }, due: at("10:00"), key: "two" });
    await subject().jobs.postpone(await claimOne("10:00"), at("10:20"), "teams-unavailable");
    await finish(await claimOne("10:00:10"), "10:01");
    assert.deepEqual(await keysDue("10:19"), []);
  });

  it("are no longer waiting once they are postponed for another reason, or queued again", async () => {
    await fail("one", "10:05", "teams-unavailable", soon);
    await subject().jobs.postpone(await claimOne("10:00:10"), at("10:01"), "message-missing");
    await fail("two", "10:05", "teams-unavailable", { ...soon, probeBy: "10:03" });
    await finish(await claimOne("10:01"), "10:02", at("10:20"));
    await finish(await claimOne("10:03"), "10:04");
    assert.deepEqual(await keysDue("10:19"), []);
  });

  for (const [how, wait, from] of [
    ["isn't done for another reason", undefined, "10:00:10"],
    ["waits for another remote", { notBefore: at("10:00"), probeBy: at("10:00:30") }, "10:00:30"],
  ] as const) {
    it(`have another one tried when the one that is tried ${how}`, async () => {
      await fail("one", "10:05", "teams-unavailable", soon);
      for (const [key, due] of [
        ["two", "10:07"],
        ["three", "10:06"],
      ] as const) {
        await fail(key, due, "teams-unavailable", soon);
      }
      await subject().jobs.postpone(await claimOne("10:00:10"), at("10:30"), "directory-unavailable", wait);
      if (wait) assert.deepEqual(await keysDue("10:00:29.999"), []);
      const next = (await claim(from)).find(({ key }) => key === "three");
      assert.ok(next);
      await finish(next, "10:01");
      assert.deepEqual(await keysDue("10:01"), ["two"]);
    });
  }

  it("have none tried before the remote allows it, nor later than it would be", async () => {
    await fail("one", "10:02", "throttled", { notBefore: "10:01", probeBy: "10:00:10" });
    await fail("two", "10:05", "throttled", { notBefore: "10:03", probeBy: "10:00:10" });
    await subject().jobs.postpone(await claimOne("10:01"), at("10:30"), "message-missing");
    await fail("soon", "10:02", "teams-unavailable", soon);
    assert.deepEqual(await keysDue("10:02:59.999"), ["soon"]);
    assert.deepEqual(await keysDue("10:03"), ["two"]);
  });

  it("aren't tried before the remote allows it when they are queued again, and at once after that", async () => {
    await fail("one", "10:02", "throttled", { notBefore: "10:01", probeBy: "10:00:10" });
    await subject().jobs.enqueue({ task: { kind: "check-guests" }, due: at("10:00"), key: "one" });
    assert.deepEqual(await keysDue("10:00:59.999"), []);
    assert.deepEqual(await keysDue("10:01"), ["one"]);
  });

  it("are due at once when they are queued again, if the remote doesn't answer but hasn't asked to wait", async () => {
    await fail("one", "10:05", "teams-unavailable", soon);
    await subject().jobs.enqueue({ task: { kind: "check-guests" }, due: at("10:00:01"), key: "one" });
    assert.deepEqual(await keysDue("10:00:01"), ["one"]);
  });

  for (const how of ["done", "postponed"] as const) {
    it(`wait on when one of them is ${how} by a worker that has lost its lease`, async () => {
      await fail("one", "10:05", "teams-unavailable", soon);
      await fail("two", "10:06", "teams-unavailable", soon);
      const lost = await claimOne("10:00:10", "10:00:20");
      const held = await claimOne("10:00:20", "10:30");
      if (how === "done") await finish(lost, "10:00:21");
      else await subject().jobs.postpone(lost, at("10:00:22"), "directory-unavailable");
      assert.deepEqual(await keysDue("10:05:59.999"), []);
      await finish(held, "10:05:59.999");
      assert.deepEqual(await keysDue("10:05:59.999"), ["two"]);
    });
  }
}
