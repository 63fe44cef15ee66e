import assert from "node:assert/strict";
import sinon from "sinon";
import { StoryPace, StoryStopped } from "../../../../../sandbox/web/page/story/story-pace.js";

describe("StoryPace", () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());

  /** The progress of a wait of one second. */
  function resting(pace: StoryPace) {
    const outcome = { is: "resting" };
    pace.rest(1_000).then(
      () => (outcome.is = "over"),
      (error: unknown) => (outcome.is = error instanceof StoryStopped ? "stopped" : "failed"),
    );
    return async (ms: number) => {
      await clock.tickAsync(ms);
      return outcome.is;
    };
  }

  it("waits as long as requested", async () => {
    const after = resting(new StoryPace(false));
    assert.deepEqual([await after(999), await after(1)], ["resting", "over"]);
  });

  it("doesn't wait for people who want no motion", async () => {
    assert.equal(await resting(new StoryPace(true))(0), "over");
  });

  it("pauses until it is continued, and then waits the whole time again", async () => {
    const pace = new StoryPace(false);
    const after = resting(pace);
    await after(600);
    pace.toggle();
    assert.deepEqual([pace.isHeld, await after(60_000)], [true, "resting"]);
    pace.toggle();
    assert.deepEqual([pace.isHeld, await after(999), await after(1)], [false, "resting", "over"]);
  });

  it("also pauses a quick story", async () => {
    const pace = new StoryPace(true);
    pace.toggle();
    const after = resting(pace);
    assert.equal(await after(60_000), "resting");
    pace.toggle();
    assert.equal(await after(0), "over");
  });

  it("runs one step on request, paused or not", async () => {
    const pace = new StoryPace(false);
    pace.toggle();
    const after = resting(pace);
    pace.next();
    assert.equal(await after(0), "over");
    pace.next();
    assert.equal(await resting(pace)(60_000), "resting");
  });

  it("stops present and later waits", async () => {
    const pace = new StoryPace(false);
    const after = resting(pace);
    pace.stop();
    assert.deepEqual([await after(0), await resting(pace)(0), pace.stopped.aborted], ["stopped", "stopped", true]);
  });
});
