import assert from "node:assert/strict";
import { bySuite } from "../build/runs.ts";
import { playHistory } from "./play-history.ts";

const inOneTest = 50;

/**
 * Tests that play histories: 200 in `npm test`, 10,000 in the long suite and 100,000 at night, half of them with two instances. The suite's
 * seed is that of the first one. `HISTORY=<seed>` plays one alone, with its story.
 */
export function playHistories(instances: 1 | 2): void {
  const count = bySuite({ quick: 100, long: 5_000, night: 50_000 });
  const alone = process.env["HISTORY"];
  const first = Number(alone ?? process.env["TEST_SEED"] ?? 1);
  const end = alone === undefined ? first + count : first + 1;
  for (let from = first; from < end; from += inOneTest) {
    const to = Math.min(from + inOneTest, end);
    it(`histories ${from} to ${to - 1}`, async function play() {
      this.timeout(120_000);
      for (let seed = from; seed < to; seed += 1) {
        const wrong = await playHistory(seed, instances);
        if (wrong !== undefined) assert.fail(wrong);
      }
    });
  }
}
