import assert from "node:assert/strict";
import { isFirstDelivery } from "../../bot/is-first-delivery.ts";
import { teamsIds } from "../build/activities.ts";
import { commandCall } from "../fakes/command-call.ts";
import { stubFlows } from "../fakes/stub-flows.ts";

const { turn } = commandCall();

describe("isFirstDelivery", () => {
  it("is true once for an activity in a conversation", async () => {
    const receipts: string[] = [];
    const flows = stubFlows({ recordReceipt: async (key) => (receipts.push(key), receipts.length === 1) });
    assert.deepEqual([await isFirstDelivery(turn, flows), await isFirstDelivery(turn, flows)], [true, false]);
    const key = `${teamsIds.chat}/1700000000009`;
    assert.deepEqual(receipts, [key, key]);
  });

  it("is always true for an activity without an id", async () => {
    const flows = stubFlows({ recordReceipt: async () => false });
    assert.equal(await isFirstDelivery({ ...turn, activity: undefined }, flows), true);
  });
});
