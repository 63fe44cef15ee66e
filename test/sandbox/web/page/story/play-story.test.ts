import assert from "node:assert/strict";
import sinon from "sinon";
import { playStory, readingTime } from "../../../../../sandbox/web/page/story/play-story.js";
import { StoryPace } from "../../../../../sandbox/web/page/story/story-pace.js";

function story() {
  const acts = [sinon.stub().resolves(), sinon.stub().resolves()];
  const steps = acts.map((act, at) => ({ caption: `Step ${at}`, act: async () => void (await act()) }));
  const board = { show: sinon.spy(), finish: sinon.spy() };
  const pace = new StoryPace(true);
  return { acts, board, pace, play: () => playStory(steps, { board, pace }) };
}

describe("playStory", () => {
  it("shows each step, runs it, and says that the story has ended", async () => {
    const { acts, board, play } = story();
    assert.equal(await play(), "ended");
    assert.deepEqual(
      [board.show.args, acts.map(({ callCount }) => callCount)],
      [
        [[0], [1]],
        [1, 1],
      ],
    );
    assert.match(String(board.finish.args[0]), /whole story/);
  });

  it("ends quietly when somebody stops it", async () => {
    const { acts, board, pace, play } = story();
    acts[0]?.callsFake(async () => pace.stop());
    assert.deepEqual([await play(), acts[1]?.callCount, board.finish.callCount], ["stopped", 0, 0]);
  });

  it("says which element didn't appear", async () => {
    const { acts, board, play } = story();
    acts[0]?.rejects(new Error("The mail did not appear"));
    assert.deepEqual([await play(), acts[1]?.callCount], ["stuck", 0]);
    assert.match(String(board.finish.args[0]), /ends here: The mail did not appear\./);
  });
});

describe("readingTime", () => {
  it("gives long captions more time, and short ones a minimum", () => {
    assert.deepEqual([readingTime("Look"), readingTime("word ".repeat(20).trim())], [2_500, 5_200]);
  });
});
