import assert from "node:assert/strict";
import { isOlderThan, readAge } from "../../../../src/cli/guests/guest-age.ts";

const hour = 3_600_000;

describe("readAge", () => {
  for (const [typed, hours] of [
    ["12h", 12],
    ["14d", 336],
    [" 2W ", 336],
  ] as const) {
    it(`reads “${typed}”`, () => assert.equal(readAge(typed), hours * hour));
  }

  for (const typed of ["", "14", "d", "0d", "-1d", "1.5d", "10000d", "2 w", "3m"]) {
    it(`refuses “${typed}”`, () => {
      assert.throws(() => readAge(typed), { exit: "usage", message: `“${typed}” isn't an age.`, fix: /12h, 14d, 2w/ });
    });
  }
});

describe("isOlderThan", () => {
  const moment = Date.parse("2026-11-20T10:00:00Z");

  it("takes the change of the state; without one, the guest's own age", () => {
    const [old, young] = ["2026-11-20T10:00:00Z", "2026-11-20T10:00:01Z"];
    assert.equal(isOlderThan({ externalUserStateChangeDateTime: old, createdDateTime: young }, moment), true);
    assert.equal(isOlderThan({ externalUserStateChangeDateTime: young, createdDateTime: old }, moment), false);
    assert.equal(isOlderThan({ externalUserStateChangeDateTime: null, createdDateTime: old }, moment), true);
  });

  it("is no for a guest whose age nobody knows", () => assert.equal(isOlderThan({}, moment), false));
});
