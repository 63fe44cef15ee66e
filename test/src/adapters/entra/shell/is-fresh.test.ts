import assert from "node:assert/strict";
import { isFresh } from "../../../../../src/adapters/entra/shell/is-fresh.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";

describe("isFresh", () => {
  it("is true for a token that is valid for more than five minutes", () => {
    const clock = new FakeClock();
    assert.deepEqual(
      [300_001, 300_000, -1].map((milliseconds) => isFresh({ expiresAt: clock.later(milliseconds) }, clock)),
      [true, false, false],
    );
  });
});
