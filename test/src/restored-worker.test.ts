import assert from "node:assert/strict";
import { GuestlistError } from "../../src/errors.ts";
import type { ErrorCode } from "../../src/errors.ts";
import type { GivenUp } from "../../src/flows/following/give-up-looking.ts";
import type { LookedAfterRestore } from "../../src/flows/following/look-after-restore.ts";
import { createRestoredWorker } from "../../src/restored-worker.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

type Answer = LookedAfterRestore["kind"] | ErrorCode;

const isFailure = (answer: Answer): answer is ErrorCode =>
  !["not-restored", "looked-up", "not-permitted", "stopped", "waits"].includes(answer);

/** A worker whose looks end in these ways, one after the other; the last one again and again. */
function after(...answers: Answer[]) {
  const [clock, log] = [new FakeClock(), new RecordingLog()];
  const did: string[] = [];
  const givenUp: GivenUp["kind"][] = [];
  const worker = createRestoredWorker({
    ...{ clock, log },
    worker: { start: () => void did.push("start"), stop: async () => void did.push("stop") },
    async look() {
      did.push("look");
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      assert.ok(answer);
      if (isFailure(answer)) throw new GuestlistError(answer, "not now");
      return { kind: answer };
    },
    async giveUp() {
      did.push("give up");
      return { kind: givenUp.length > 1 ? (givenUp.shift() ?? "given-up") : (givenUp[0] ?? "given-up") };
    },
  });
  return { clock, log, did, worker, givenUp };
}

describe("createRestoredWorker", () => {
  for (const answer of ["not-restored", "looked-up"] as const) {
    it(`starts the worker when the store is ${answer}, once`, async () => {
      const { clock, did, worker } = after(answer);
      worker.start();
      worker.start();
      await clock.advance(0);
      assert.deepEqual(did, ["look", "start"]);
      await worker.stop();
      assert.deepEqual(did, ["look", "start", "stop"]);
    });
  }

  it("gives up before the worker starts, without the permission", async () => {
    const { clock, did, worker } = after("not-permitted");
    worker.start();
    await clock.advance(0);
    assert.deepEqual(did, ["look", "give up", "start"]);
  });

  it("waits for another instance that looks, as long as it takes, and asks again every five seconds", async () => {
    const { clock, did, log, worker } = after("waits", "waits", "waits", "waits", "waits", "waits", "not-restored");
    worker.start();
    for (let waited = 0; waited < 6; waited += 1) {
      assert.equal(did.includes("start"), false);
      await clock.advance(5_000);
    }
    assert.deepEqual([did.at(-1), did.filter((one) => one === "look").length, log.codes], ["start", 7, []]);
  });

  it("doesn't start while another instance looks although it would give up itself", async () => {
    const { clock, did, worker, givenUp } = after("not-permitted");
    givenUp.push("waits", "not-restored");
    worker.start();
    await clock.advance(0);
    assert.deepEqual(did, ["look", "give up"]);
    await clock.advance(5_000);
    assert.deepEqual(did, ["look", "give up", "look", "give up", "start"]);
  });

  it("waits for a directory that doesn't answer as long as it takes", async () => {
    const { clock, did, log, worker } = after(
      "directory-unavailable",
      "throttled",
      "identity-unavailable",
      "store-unavailable",
      "throttled",
      "throttled",
      "looked-up",
    );
    worker.start();
    for (let waited = 0; waited < 6; waited += 1) {
      assert.equal(did.includes("start"), false);
      await clock.advance(5_000);
    }
    assert.deepEqual(did, [...Array.from({ length: 7 }, () => "look"), "start"]);
    assert.deepEqual(new Set(log.codes), new Set(["restored-look-failed"]));
  });

  it("doesn't hang for ever on a failure that comes again and again", async () => {
    const { clock, did, worker } = after("directory-answer-unexpected");
    worker.start();
    for (let waited = 0; waited < 5; waited += 1) await clock.advance(5_000);
    assert.deepEqual(did, [...Array.from({ length: 5 }, () => "look"), "give up", "start"]);
  });

  it("doesn't start the worker any more when it is stopped while it waits", async () => {
    const { clock, did, worker } = after("throttled");
    worker.start();
    await clock.advance(0);
    await worker.stop();
    await clock.advance(60_000);
    assert.deepEqual(did, ["look", "stop"]);
  });

  it("says that the process is alive before it looks: nobody takes its look over", async () => {
    const did: string[] = [];
    const worker = createRestoredWorker({
      ...{ clock: new FakeClock(), log: new RecordingLog(), giveUp: async () => assert.fail("gave up") },
      worker: { start: () => void did.push("start"), stop: async () => undefined },
      look: async () => {
        did.push("look");
        return { kind: "looked-up" };
      },
      everyRound: async () => {
        await Promise.resolve();
        did.push("beat");
      },
    });
    worker.start();
    await worker.stop();
    assert.deepEqual(did, ["beat", "look"]);
  });

  it("says that the process is alive while a look takes long", async () => {
    const clock = new FakeClock();
    const looking = Promise.withResolvers<LookedAfterRestore>();
    let beats = 0;
    const worker = createRestoredWorker({
      ...{ clock, log: new RecordingLog(), look: () => looking.promise, giveUp: async () => assert.fail("gave up") },
      worker: { start: () => assert.fail("started"), stop: async () => undefined },
      everyRound: async () => {
        beats += 1;
        throw new GuestlistError("store-unavailable", "not now");
      },
    });
    worker.start();
    for (let waited = 0; waited < 3; waited += 1) await clock.advance(5_000);
    assert.equal(beats, 4);
    looking.resolve({ kind: "stopped" });
    await worker.stop();
  });
});
