import assert from "node:assert/strict";
import { firstOf } from "../../../../src/cli/guests/first-of.ts";

/** What is given of the numbers from 1 to `all`, how many were read for it, and how often it was said that there are more. */
async function first(most: number, all: number) {
  let [read, more] = [0, 0];
  async function* numbers() {
    while (read < all) yield (read += 1);
  }
  const given: number[] = [];
  for await (const one of firstOf(numbers(), most, () => (more += 1))) given.push(one);
  return { given, read, more };
}

describe("firstOf", () => {
  it("gives no more than were asked for, and reads one more to know that there are more", async () => {
    assert.deepEqual(await first(2, 9), { given: [1, 2], read: 3, more: 1 });
  });

  it("says nothing when that was all", async () => {
    assert.deepEqual(await first(2, 2), { given: [1, 2], read: 2, more: 0 });
    assert.deepEqual(await first(Infinity, 3), { given: [1, 2, 3], read: 3, more: 0 });
    assert.deepEqual(await first(2, 0), { given: [], read: 0, more: 0 });
  });
});
