import assert from "node:assert/strict";
import { isOlderThan } from "../../../../src/cli/guests/is-older-than.ts";

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
