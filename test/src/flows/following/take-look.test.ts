import assert from "node:assert/strict";
import { lookWays } from "../../../../src/domain/invitation.ts";
import { lookLimits } from "../../../../src/domain/limits.ts";
import { takeLook } from "../../../../src/flows/following/take-look.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

describe("takeLook", () => {
  for (const way of lookWays) {
    const { invitation, all } = lookLimits[way];

    it(`counts one series for an invitation in its time: ${way}`, async () => {
      const { ports, clock } = fakeOutside();
      const takings = [];
      for (const wait of [0, invitation.withinMs - 1, 1]) {
        await clock.advance(wait);
        takings.push(await takeLook(ports, id("one"), way));
      }
      assert.deepEqual(takings, ["taken", "invitation", "taken"]);
    });

    it(`counts so many of all together, of which one invitation uses up one: ${way}`, async () => {
      const { ports, clock } = fakeOutside();
      for (let times = 0; times < all.most; times += 1) await takeLook(ports, id("loud"), way);
      const takings = [];
      for (let n = 1; n <= all.most; n += 1) takings.push(await takeLook(ports, id(`invitation-${n}`), way));
      assert.deepEqual([takings.indexOf("all"), takings.at(-1)], [all.most - 1, "all"]);
      await clock.advance(all.withinMs);
      assert.equal(await takeLook(ports, id("late"), way), "taken");
    });
  }

  it("keeps the ways apart", async () => {
    const { ports } = fakeOutside();
    for (const way of lookWays) assert.equal(await takeLook(ports, id("one"), way), "taken");
  });
});
