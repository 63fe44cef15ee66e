import { StoryStopped } from "./story-pace.js";

/**
 * @import { StoryPace } from "./story-pace.js"
 */

/**
 * One thing that happens in a story.
 *
 * @typedef {object} StoryStep
 * @property {string} caption what is about to happen, and why
 * @property {() => Promise<unknown>} act
 */

/**
 * Where a story shows how far it is.
 *
 * @typedef {object} StoryBoard
 * @property {(at: number) => void} show
 * @property {(words: string) => void} finish
 */

const SHORTEST_MS = 2_500;
const WORD_MS = 260;
/** To look at what a step did. */
const LOOK_MS = 1_500;

/** @param {string} text */
export const readingTime = (text) => Math.max(SHORTEST_MS, text.split(/\s+/).length * WORD_MS);

/**
 * Plays a story: tells each step, lets people read it, and does it.
 *
 * @param {readonly StoryStep[]} steps
 * @param {{ board: StoryBoard, pace: StoryPace }} place
 * @returns {Promise<"ended" | "stopped" | "stuck">}
 */
export async function playStory(steps, { board, pace }) {
  try {
    for (const [at, { caption, act }] of steps.entries()) {
      board.show(at);
      await pace.rest(readingTime(caption));
      await act();
      await pace.rest(LOOK_MS);
    }
    board.finish("That was the whole story. Everything in it was real: carry on from here yourself.");
    return "ended";
  } catch (error) {
    if (error instanceof StoryStopped) return "stopped";
    board.finish(`The tour ends here: ${error instanceof Error ? error.message : String(error)}. Everything on the page still works.`);
    return "stuck";
  }
}
