import assert from "node:assert/strict";
import { defaultPace, halfOf } from "../../../../src/domain/pace/pace.ts";

describe("halfOf", () => {
  it("is half as many, half as often, but at least one", () => {
    assert.deepEqual(halfOf(defaultPace), {
      person: { atOnce: 3, thenEvery: 120 },
      tenant: { atOnce: 5, thenEvery: 60 },
      perDay: 50,
      betweenMails: 600,
    });
    const least = { person: { atOnce: 1, thenEvery: 1 }, tenant: { atOnce: 1, thenEvery: 1 }, perDay: 1, betweenMails: 600 };
    assert.deepEqual(halfOf(least), {
      person: { atOnce: 1, thenEvery: 2 },
      tenant: { atOnce: 1, thenEvery: 2 },
      perDay: 1,
      betweenMails: 600,
    });
  });
});
