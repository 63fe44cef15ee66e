import assert from "node:assert/strict";
import { openStates } from "../../../src/domain/invitation.ts";

describe("openStates", () => {
  it("are those in which the address is taken: nobody has accepted yet, and nothing has ended", () => {
    assert.deepEqual(openStates, ["requested", "awaiting-approval", "queued", "sending", "invited"]);
  });
});
