import assert from "node:assert/strict";
import type { Receipts } from "../../src/ports/receipts.ts";
import { at } from "../build/ids.ts";

/** What every {@link Receipts} must do. */
export function receiptsContract(subject: () => { readonly receipts: Receipts }): void {
  it("says only once that a key is new", async () => {
    const { receipts } = subject();
    assert.equal(await receipts.record("conversation/activity-1", at("10:00")), true);
    assert.equal(await receipts.record("conversation/activity-1", at("10:01")), false);
    assert.equal(await receipts.record("conversation/activity-2", at("10:01")), true);
  });

  it("says so to only one of many calls at the same time", async () => {
    const { receipts } = subject();
    const answers = await Promise.all(Array.from({ length: 5 }, () => receipts.record("a", at("10:00"))));
    assert.deepEqual(answers.filter(Boolean), [true]);
  });

  it("forgets what was seen before a moment, and says how many", async () => {
    const { receipts } = subject();
    for (const [key, seen] of [
      ["a", "09:58"],
      ["b", "09:59"],
      ["c", "10:00"],
    ] as const) {
      await receipts.record(key, at(seen));
    }
    assert.equal(await receipts.purge(at("10:00")), 2);
    assert.equal(await receipts.purge(at("10:00")), 0);
    assert.equal(await receipts.record("a", at("10:01")), true);
    assert.equal(await receipts.record("c", at("10:01")), false);
  });

  it("counts the age from the first time a key was seen", async () => {
    const { receipts } = subject();
    await receipts.record("a", at("09:00"));
    await receipts.record("a", at("10:00"));
    assert.equal(await receipts.purge(at("09:30")), 1);
  });
}
