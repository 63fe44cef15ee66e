import { StoryStopped } from "./story-pace.js";

/**
 * @import { StoryPace } from "./story-pace.js"
 */

/**
 * One step of a story.
 *
 * @typedef {object} StoryStep
 * @property {string} caption the step in words, and why it happens
 * @property {() => Promise<unknown>} act
 */

/**
 * Where a story shows its progress.
 *
 * @typedef {object} StoryBoard
 * @property {(at: number) => void} show
 * @property {(words: string) => void} finish
 */

const SHORTEST_MS = 2_500;
const WORD_MS = 260;
/** The time to look at the result of a step. */
const AFTER_STEP_MS = 1_500;

/** @param {string} text */
export const readingTime = (text) => Math.max(SHORTEST_MS, text.split(/\s+/).length * WORD_MS);

/**
 * Plays a story: shows each caption, waits until people have read it, and runs the step.
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
      await pace.rest(AFTER_STEP_MS);
    }
    board.finish("That was the whole story. Everything in it was real: carry on from here yourself.");
    return "ended";
  } catch (error) {
    if (error instanceof StoryStopped) return "stopped";
    board.finish(`The tour ends here: ${error instanceof Error ? error.message : String(error)}. Everything on the page still works.`);
    return "stuck";
  }
}
