import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { nextRefusal, recallRefusal, showRefusal } from "../../../../src/flows/following/show-refusal.ts";
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
      for (let times = 1; times <= 12; times += 1) {
        showRefusal(problems, { reason, times });
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
    showRefusal(problems, { reason: "endpoint-not-reached", times: 3 });
    const error = new GuestlistError("directory-refused", "no");
    showRefusal(problems, { reason: "quota-reached", times: 4 }, error);
    assert.deepEqual([problems.list(), log.failures.at(-1)], [["notifications-refused"], error]);
  });

  it("takes it back when Graph notifies us", () => {
    const { problems, log } = aProcess();
    showRefusal(problems, { reason: "quota-reached", times: 3 });
    showRefusal(problems, undefined);
    assert.deepEqual([problems.list(), log.codes], [[], ["problem-found", "problem-solved"]]);
  });

  it("says nothing of a missing permission that following has reported", () => {
    const { problems } = aProcess();
    problems.report("following-not-permitted");
    showRefusal(problems, { reason: "permission-missing", times: 3 });
    assert.deepEqual(problems.list(), ["following-not-permitted"]);
  });
});

describe("nextRefusal", () => {
  it("counts the refusals for one reason", () => {
    assert.deepEqual(nextRefusal(undefined, "unknown"), { reason: "unknown", times: 1 });
    assert.deepEqual(nextRefusal({ reason: "unknown", times: 11 }, "unknown"), { reason: "unknown", times: 12 });
  });

  it("counts another reason as the first one that is news, but for the first refusals", () => {
    for (const [before, times] of [
      [1, 2],
      [2, 3],
      [3, 3],
      [12, 3],
    ] as const) {
      assert.deepEqual(nextRefusal({ reason: "endpoint-not-reached", times: before }, "unknown"), { reason: "unknown", times });
    }
  });
});

describe("recallRefusal", () => {
  it("shows on all instances what one has met, and takes it back on all", async () => {
    const { ports, clock } = fakeOutside();
    const { subscription } = ports;
    const processes = [aProcess(), aProcess()];
    const shown = async () => {
      for (const { problems } of processes) await recallRefusal({ subscription, problems });
      return processes.map(({ problems }) => problems.list().join());
    };
    assert.deepEqual(await shown(), ["", ""]);
    await subscription.begin("https://guestlist.example/notifications", "secret", clock.now());
    await subscription.refused({ reason: "endpoint-not-reached", times: 2 });
    assert.deepEqual(await shown(), ["", ""]);
    await subscription.refused({ reason: "endpoint-not-reached", times: 3 });
    assert.deepEqual(await shown(), ["notifications-not-reached", "notifications-not-reached"]);
    await subscription.confirm("one", "secret", clock.now());
    assert.deepEqual(await shown(), ["", ""]);
    for (const { log } of processes) assert.deepEqual(log.codes, ["problem-found", "problem-solved"]);
  });
});
