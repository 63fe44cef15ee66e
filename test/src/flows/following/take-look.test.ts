import assert from "node:assert/strict";
import { lookWays } from "../../../../src/domain/invitation.ts";
import { lookLimits } from "../../../../src/domain/limits.ts";
import { lookTaker, takeLook } from "../../../../src/flows/following/take-look.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const taken = { kind: "taken" };

describe("takeLook", () => {
  for (const way of lookWays) {
    const { invitation, all } = lookLimits[way];

    it(`counts one series for an invitation in its time: ${way}`, async () => {
      const { ports, clock } = fakeOutside();
      const until = clock.later(invitation.withinMs);
      const takings = [];
      for (const wait of [0, 0, invitation.withinMs - 1, 1]) {
        await clock.advance(wait);
        takings.push(await takeLook(ports, id("one"), way));
      }
      const refused = { kind: "refused", by: "one", until };
      assert.deepEqual(takings, [taken, refused, refused, taken]);
    });

    it(`counts so many of all together, of which one invitation uses up one: ${way}`, async () => {
      const { ports, clock } = fakeOutside();
      const until = clock.later(all.withinMs);
      for (let times = 0; times < all.most; times += 1) await takeLook(ports, id("loud"), way);
      const takings = [];
      for (let n = 1; n <= all.most; n += 1) takings.push(await takeLook(ports, id(`invitation-${n}`), way));
      assert.deepEqual(takings, [...Array.from({ length: all.most - 1 }, () => taken), { kind: "refused", by: "everybody", until }]);
      await clock.advance(all.withinMs);
      assert.deepEqual(await takeLook(ports, id("late"), way), taken);
    });
  }

  it("keeps the ways apart", async () => {
    const { ports } = fakeOutside();
    for (const way of lookWays) assert.deepEqual(await takeLook(ports, id("one"), way), taken);
  });
});

describe("lookTaker", () => {
  function world() {
    const { ports, clock } = fakeOutside();
    const asked: string[] = [];
    const decide = ports.limits.decide.bind(ports.limits);
    ports.limits.decide = async (whose, ...rest) => {
      asked.push(whose);
      return decide(whose, ...rest);
    };
    return { ports, clock, asked, take: lookTaker(ports, "landing-page") };
  }

  it("asks the store only until it refuses, and again when that is over", async () => {
    const { take, asked, clock } = world();
    const kinds = [];
    for (const wait of [0, 0, 0, 29_999, 1]) {
      await clock.advance(wait);
      kinds.push(await take(id("one")));
    }
    assert.deepEqual(kinds, ["taken", "refused", "refused", "refused", "taken"]);
    assert.deepEqual(asked, ["one", "everybody", "one", "one", "everybody"]);
  });

  it("knows of what another instance has taken as soon as it has asked", async () => {
    const { take, asked, ports, clock } = world();
    const other = lookTaker(ports, "landing-page");
    for (let times = 0; times < 2; times += 1) await other(id("one"));
    await clock.advance(10_000);
    asked.length = 0;
    for (let times = 0; times < 5; times += 1) assert.equal(await take(id("one")), "refused");
    assert.deepEqual(asked, ["one"]);
    await clock.advance(20_000);
    assert.equal(await take(id("one")), "taken");
  });

  it("doesn't ask for any invitation while all have used up what they have together", async () => {
    const { take, asked, clock } = world();
    for (let n = 0; n < 21; n += 1) await take(id(`invitation-${n}`));
    asked.length = 0;
    for (let n = 30; n < 90; n += 1) assert.equal(await take(id(`invitation-${n}`)), "refused");
    assert.deepEqual(asked, []);
    await clock.advance(60_000);
    assert.equal(await take(id("invitation-21")), "taken");
  });

  it("remembers the last thousand, and asks the store again for others", async () => {
    const { ports, asked, take } = world();
    ports.limits.decide = async (whose) => {
      asked.push(whose);
      return { kind: "over", until: at("11:00") };
    };
    for (let n = 0; n <= 1_000; n += 1) await take(id(`invitation-${n}`));
    asked.length = 0;
    for (const n of [1_000, 1, 0]) assert.equal(await take(id(`invitation-${n}`)), "refused");
    assert.deepEqual(asked, ["invitation-0"]);
  });

  it("asks again after the clock was set back", async () => {
    const { take, asked, clock } = world();
    for (let times = 0; times < 2; times += 1) await take(id("one"));
    asked.length = 0;
    await clock.advance(-3_600_000);
    await take(id("one"));
    assert.equal(asked[0], "one");
  });
});
