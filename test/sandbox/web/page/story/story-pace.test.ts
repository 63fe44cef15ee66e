import assert from "node:assert/strict";
import sinon from "sinon";
import { StoryPace, StoryStopped } from "../../../../../sandbox/web/page/story/story-pace.js";

describe("StoryPace", () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());

  /** What a rest of one second has come to. */
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

  it("rests as long as it is told", async () => {
    const after = resting(new StoryPace(false));
    assert.deepEqual([await after(999), await after(1)], ["resting", "over"]);
  });

  it("rests not at all for people who want no motion", async () => {
    assert.equal(await resting(new StoryPace(true))(0), "over");
  });

  it("holds until it is let go on, and then rests anew", async () => {
    const pace = new StoryPace(false);
    const after = resting(pace);
    await after(600);
    pace.toggle();
    assert.deepEqual([pace.isHeld, await after(60_000)], [true, "resting"]);
    pace.toggle();
    assert.deepEqual([pace.isHeld, await after(999), await after(1)], [false, "resting", "over"]);
  });

  it("holds people's quick story too", async () => {
    const pace = new StoryPace(true);
    pace.toggle();
    const after = resting(pace);
    assert.equal(await after(60_000), "resting");
    pace.toggle();
    assert.equal(await after(0), "over");
  });

  it("takes one step on when somebody asks for the next, held or not", async () => {
    const pace = new StoryPace(false);
    pace.toggle();
    const after = resting(pace);
    pace.next();
    assert.equal(await after(0), "over");
    pace.next();
    assert.equal(await resting(pace)(60_000), "resting");
  });

  it("stops what rests and all that would rest later", async () => {
    const pace = new StoryPace(false);
    const after = resting(pace);
    pace.stop();
    assert.deepEqual([await after(0), await resting(pace)(0), pace.stopped.aborted], ["stopped", "stopped", true]);
  });
});
