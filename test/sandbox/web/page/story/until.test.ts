import assert from "node:assert/strict";
import sinon from "sinon";
import { StoryPace, StoryStopped } from "../../../../../sandbox/web/page/story/story-pace.js";
import { until } from "../../../../../sandbox/web/page/story/until.js";

describe("until", () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());

  const signal = () => new AbortController().signal;

  it("returns an element that is there already", async () => {
    assert.equal(await until("A card", () => "card", signal()), "card");
  });

  it("returns an element that appears later", async () => {
    let card: string | null = null;
    const found = until("A card", () => card, signal());
    await clock.tickAsync(1_000);
    card = "card";
    await clock.tickAsync(50);
    assert.equal(await found, "card");
  });

  it("names an element that did not appear within 30 s", async () => {
    const found = assert.rejects(
      until("A card", () => null, signal()),
      { message: "A card did not appear" },
    );
    await clock.tickAsync(31_000);
    await found;
  });

  it("ends with the story", async () => {
    const pace = new StoryPace(false);
    const found = assert.rejects(
      until("A card", () => null, pace.stopped),
      StoryStopped,
    );
    pace.stop();
    await clock.tickAsync(50);
    await found;
  });
});
