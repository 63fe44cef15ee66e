import assert from "node:assert/strict";
import { isBeingRevoked, isInvited } from "../../../../src/flows/tending/is-invited.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";

describe("isInvited", () => {
  it("is true for an invitation that is out and not accepted", () => {
    assert.deepEqual([isInvited(invited()), isInvited(accepted()), isInvited(anInvitation())], [true, false, false]);
  });
});

describe("isBeingRevoked", () => {
  for (const [revocation, expected] of [
    [undefined, false],
    ["asked", true],
    ["replaced", true],
    ["needs-admin", false],
  ] as const) {
    it(`is ${expected} where the revocation is ${revocation ?? "none"}`, () => {
      const state = { kind: "invited", since: at("10:00"), guestId: id("g"), ...(revocation && { revocation }) } as const;
      assert.equal(isBeingRevoked({ ...anInvitation(), state }), expected);
    });
  }
});
