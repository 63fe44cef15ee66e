import assert from "node:assert/strict";
import { askUntilShown } from "../../../../src/flows/following/ask-until-shown.ts";
import { at } from "../../../build/ids.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

describe("askUntilShown", () => {
  it("asks every 20 seconds, until two minutes after the news", async () => {
    const clock = new FakeClock();
    const since = clock.now();
    const asked: number[] = [];
    for (let outcome = askUntilShown(clock, since, "why"); outcome.kind === "retry"; outcome = askUntilShown(clock, since, "why")) {
      assert.equal(outcome.why, "why");
      await clock.advance(-clock.millisecondsSince(outcome.at));
      asked.push(clock.millisecondsSince(since) / 1_000);
    }
    assert.deepEqual(asked, [20, 40, 60, 80, 100, 120]);
  });

  it("takes news that is heard late, or has no time, for old at once", () => {
    assert.deepEqual(askUntilShown(new FakeClock(), undefined, "why"), { kind: "done" });
    assert.deepEqual(askUntilShown(new FakeClock(), at("09:58"), "why"), { kind: "done" });
  });
});
