import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { recallRefusal, showRefusal } from "../../../../src/flows/following/show-refusal.ts";
import type { ClaimedJob } from "../../../../src/ports/jobs.ts";
import type { MetProblem } from "../../../../src/ports/problems.ts";
import { createProblems } from "../../../../src/problems.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { RecordingLog } from "../../../fakes/recording-log.ts";

function aProcess() {
  const log = new RecordingLog();
  return { log, problems: createProblems(log) };
}

describe("showRefusal", () => {
  for (const [reason, problem] of [
    ["endpoint-not-reached", "notifications-not-reached"],
    ["quota-reached", "notifications-refused"],
    ["permission-missing", "notifications-refused"],
    ["unknown", "notifications-refused"],
  ] as const) {
    it(`shows ${problem} from the third refusal to the tenth: ${reason}`, () => {
      const { problems, log } = aProcess();
      const shown: (readonly MetProblem[])[] = [];
      for (let refusals = 1; refusals <= 12; refusals += 1) {
        showRefusal(problems, { reason, refusals });
        shown.push(problems.list());
      }
      assert.deepEqual(
        shown.map((list) => list.join()),
        ["", "", ...Array.from({ length: 8 }, () => problem), "", ""],
      );
      assert.deepEqual(log.codes, ["problem-found", "problem-known"]);
    });
  }

  it("shows the newest reason, with the error in the log", () => {
    const { problems, log } = aProcess();
    showRefusal(problems, { reason: "endpoint-not-reached", refusals: 3 });
    const error = new GuestlistError("directory-refused", "no");
    showRefusal(problems, { reason: "quota-reached", refusals: 4, error });
    assert.deepEqual([problems.list(), log.failures.at(-1)], [["notifications-refused"], error]);
  });

  it("takes it back when Graph notifies us", () => {
    const { problems, log } = aProcess();
    showRefusal(problems, { reason: "quota-reached", refusals: 3 });
    showRefusal(problems, undefined);
    assert.deepEqual([problems.list(), log.codes], [[], ["problem-found", "problem-solved"]]);
  });

  it("says nothing of a missing permission that following has reported", () => {
    const { problems } = aProcess();
    problems.report("following-not-permitted");
    showRefusal(problems, { reason: "permission-missing", refusals: 3 });
    assert.deepEqual(problems.list(), ["following-not-permitted"]);
  });
});

describe("recallRefusal", () => {
  /** The job that keeps the subscription in a store, and two processes on it. */
  async function world() {
    const { ports, clock } = fakeOutside();
    await ports.jobs.enqueue({ task: { kind: "keep-subscription" }, due: clock.now(), key: "keep-subscription" });
    const processes = [aProcess(), aProcess()];
    const claim = async (): Promise<ClaimedJob> => {
      const [job] = await ports.jobs.claim(clock.now(), clock.later(18_000), 1);
      return job ?? assert.fail();
    };
    const fail = async (why: string) => ports.jobs.postpone(await claim(), clock.now(), why);
    const shown = async () => {
      for (const { problems } of processes) await recallRefusal({ ...ports, problems });
      return processes.map(({ problems }) => problems.list().join());
    };
    return { ports, clock, processes, claim, fail, shown };
  }

  it("shows on all instances what one has met, and takes it back on all", async () => {
    const { ports, clock, claim, fail, shown } = await world();
    for (let times = 0; times < 2; times += 1) await fail("subscription-endpoint-not-reached");
    assert.deepEqual(await shown(), ["", ""]);
    await fail("subscription-endpoint-not-reached");
    assert.deepEqual(await shown(), ["notifications-not-reached", "notifications-not-reached"]);
    const running = await claim();
    assert.deepEqual(await shown(), ["notifications-not-reached", "notifications-not-reached"]);
    await ports.jobs.finish(running, clock.now(), clock.later(1_800_000));
    assert.deepEqual(await shown(), ["", ""]);
  });

  it("shows nothing without such a job", async () => {
    const { ports, clock, claim, fail, shown, processes } = await world();
    for (let times = 0; times < 3; times += 1) await fail("subscription-quota-reached");
    await shown();
    await ports.jobs.finish(await claim(), clock.now());
    assert.deepEqual(await shown(), ["", ""]);
    assert.deepEqual(
      processes.map(({ log }) => log.codes),
      [
        ["problem-found", "problem-solved"],
        ["problem-found", "problem-solved"],
      ],
    );
  });

  it("knows nothing new while the job runs, or fails for another reason", async () => {
    const { claim, fail, shown } = await world();
    await fail("subscription-unknown");
    await fail("subscription-unknown");
    await claim();
    assert.deepEqual(await shown(), ["", ""]);
    const other = await world();
    for (let times = 0; times < 3; times += 1) await other.fail("subscription-unknown");
    await other.shown();
    await other.fail("directory-unavailable");
    assert.deepEqual(await other.shown(), ["notifications-refused", "notifications-refused"]);
  });
});
