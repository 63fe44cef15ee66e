import assert from "node:assert/strict";
import about from "../../package.json" with { type: "json" };
import { createInstance } from "../../src/instance.ts";
import { GuestlistError } from "../../src/errors.ts";
import type { Instances, RunningInstance } from "../../src/ports/jobs.ts";
import { at } from "../build/ids.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { memoryInstances } from "../fakes/memory-instances.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

describe("createInstance", () => {
  let clock: FakeClock;
  let log: RecordingLog;
  let rows: Map<string, Omit<RunningInstance, "isNewer">>;
  let instances: Instances;
  let done: string[];

  beforeEach(() => {
    clock = new FakeClock();
    log = new RecordingLog();
    rows = new Map();
    instances = memoryInstances("this", rows);
    done = [];
  });

  const create = (given: { share?: () => Promise<void>; recall?: () => Promise<void> } = {}) =>
    createInstance({
      instances,
      clock,
      log,
      share: async () => void done.push("share"),
      recall: async () => void done.push("recall"),
      ...given,
    });
  const seenAt = async () => (await instances.list()).map((one) => one.seenAt);

  it("says that it runs, with its version: at once, and every five seconds", async () => {
    const { round } = create();
    assert.deepEqual(await instances.list(), []);
    await round();
    const beat = { id: "this", version: about.version, started: at("10:00"), seenAt: at("10:00"), isNewer: false };
    assert.deepEqual(await instances.list(), [beat]);
    await clock.advance(4_999);
    await round();
    assert.deepEqual(await seenAt(), [at("10:00")]);
    await clock.advance(1);
    await round();
    assert.deepEqual(await instances.list(), [{ ...beat, seenAt: at("10:00:05") }]);
  });

  it("exchanges with the others every second what all calls must know, and takes over problems with each heartbeat", async () => {
    const { round } = create();
    for (let rounds = 0; rounds < 12; rounds++) {
      await round();
      await clock.advance(500);
    }
    const shares = ["share", "share", "share", "share"];
    assert.deepEqual(done, ["share", "recall", ...shares, "share", "recall"]);
  });

  it("goes on after the clock was set back", async () => {
    const { round } = create();
    await round();
    clock.jump(-3_600_000);
    await round();
    assert.deepEqual(await seenAt(), [at("09:00")]);
  });

  it("does what has failed at the next round", async () => {
    const { round } = create({
      share: async () => (done.push("tried") === 1 ? Promise.reject(new GuestlistError("store-unavailable", "")) : undefined),
    });
    await assert.rejects(round(), { code: "store-unavailable" });
    await round();
    assert.deepEqual(done, ["tried", "tried", "recall"]);
  });

  it("goes on without what can't be read of the problems, and says so once a minute", async () => {
    const instance = create({ recall: async () => Promise.reject(new GuestlistError("store-corrupt", "row one of table settings")) });
    await instance.recall();
    for (let rounds = 0; rounds < 12; rounds++) {
      await instance.round();
      await clock.advance(5_000);
    }
    await instance.round();
    assert.deepEqual([log.codes, await seenAt()], [["not-recalled", "not-recalled"], [at("10:01")]]);
    assert.deepEqual(done, Array<string>(13).fill("share"));
  });

  it("takes a store that can't be used for a failure, also at the start", async () => {
    const instance = create({ recall: async () => Promise.reject(new GuestlistError("store-unavailable", "")) });
    await assert.rejects(instance.recall(), { code: "store-unavailable" });
    await assert.rejects(instance.round(), { code: "store-unavailable" });
  });

  it("forgets instances ten minutes after their last heartbeat", async () => {
    await memoryInstances("dead", rows).beat({ version: "1", started: at("09:00"), seenAt: at("10:00") }, at("09:00"));
    const { round } = create();
    await clock.advance(600_000);
    await round();
    assert.equal(rows.size, 2);
    await clock.advance(5_000);
    await round();
    assert.deepEqual([...rows.keys()], ["this"]);
  });

  it("doesn't run any more once it has left, and says so if it can't leave", async () => {
    const { round, leave } = create();
    await round();
    await leave();
    assert.deepEqual([rows.size, log.codes], [0, []]);
    instances.leave = async () => Promise.reject(new GuestlistError("store-unavailable", ""));
    await leave();
    assert.deepEqual(log.codes, ["instance-not-left"]);
  });

  it("ends with the failure when the store's data went elsewhere, and lets nothing be claimed before", async () => {
    const instance = create();
    await instance.round();
    const failure = new GuestlistError("store-copied", "its data was copied");
    instances.beat = async () => Promise.reject(failure);
    await clock.advance(5_000);
    await assert.rejects(instance.round(), failure);
    assert.equal(await instance.replaced, failure);
    await assert.rejects(instance.round(), failure);
  });

  it("says at its start, and every ten minutes, that its clock differs from the database's by more than five seconds", async () => {
    const { round } = create();
    let ahead = 5_000;
    instances.clockAhead = async () => ahead;
    await round();
    assert.deepEqual(log.lines, []);
    const said: unknown[] = [];
    for (ahead of [-5_001, 30_400]) {
      await clock.advance(599_999);
      await round();
      said.push(log.lines.length);
      await clock.advance(1);
      await round();
      said.push(log.lines.at(-1));
    }
    const line = { level: "warn", code: "clock-differs" };
    assert.deepEqual(said, [0, { ...line, seconds: -5 }, 1, { ...line, seconds: 30 }]);
  });

  it("goes on when the store can't be used", async () => {
    const instance = create();
    instances.beat = async () => Promise.reject(new GuestlistError("store-unavailable", ""));
    await assert.rejects(instance.round(), { code: "store-unavailable" });
    assert.equal(await isReplaced(instance), false);
  });

  async function isReplaced({ replaced }: { replaced: Promise<unknown> }): Promise<boolean> {
    return Promise.race([replaced.then(() => true), new Promise<boolean>((resolve) => void setImmediate(resolve, false))]);
  }

  describe("beside a newer version", () => {
    const newer = { id: "newer", version: "9.0.0", started: at("10:00"), seenAt: at("10:00"), isNewer: true };
    const beside = (...others: readonly RunningInstance[]) => {
      const { list } = instances;
      instances.list = async () => [...(await list()), ...others];
    };

    it("is replaced while that one runs, and says so once", async () => {
      beside(newer);
      const instance = create();
      assert.equal(await isReplaced(instance), false);
      await instance.round();
      await clock.advance(5_000);
      await instance.round();
      assert.deepEqual([await isReplaced(instance), log.codes], [true, ["newer-version-runs"]]);
    });

    it("goes on when that one has died, or knows no more than this one", async () => {
      beside({ ...newer, seenAt: at("09:59:39") }, { ...newer, isNewer: false });
      const instance = create();
      await instance.round();
      assert.deepEqual([await isReplaced(instance), log.codes], [false, []]);
    });
  });
});
