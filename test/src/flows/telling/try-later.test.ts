import assert from "node:assert/strict";
import { isEarly, pauseAfter, tryLater } from "../../../../src/flows/telling/try-later.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { at, id } from "../../../build/ids.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

describe("tryLater", () => {
  it("tries again after a growing pause, of an hour at most", () => {
    assert.deepEqual(
      [1, 2, 5, 11, 12, 500].map((attempt) => pauseAfter({ attempt })),
      [2_000, 4_000, 32_000, 2_048_000, 3_600_000, 3_600_000],
    );
  });

  it("keeps when it was tried first", async () => {
    const telling = aTelling({ times: 1 });
    assert.deepEqual(await tryLater(telling, new FakeClock(), "not-now"), { kind: "retry", at: at("10:00:02"), why: "not-now" });
    assert.deepEqual(telling.marks, [1]);
  });

  it("ends after a day", async () => {
    const clock = new FakeClock();
    const almost = aTelling({ attempt: 40, since: id("2026-11-19T10:00:00.001Z") });
    assert.deepEqual(await tryLater(almost, clock, "not-now"), { kind: "retry", at: at("11:00"), why: "not-now" });
    assert.equal(await tryLater(aTelling({ since: id("2026-11-19T10:00:00.000Z") }), clock, "not-now"), undefined);
  });
});

describe("isEarly", () => {
  it("is the first minute", () => {
    assert.deepEqual(
      [1, 5, 6].map((attempt) => isEarly({ attempt })),
      [true, true, false],
    );
  });
});
