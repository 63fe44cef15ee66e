import assert from "node:assert/strict";
import { takenAddress } from "../../../src/domain/taken-address.ts";
import { aPreflight } from "../../build/a-preflight.ts";
import { aUser } from "../../build/a-user.ts";

const kindOf = (existing: Parameters<typeof aPreflight>[0]) => takenAddress({ preflight: aPreflight(existing) })?.kind;

describe("takenAddress", () => {
  it("is none for a free address, for a hidden one, and for a guest who hasn't accepted", () => {
    for (const existing of ["none", "not-checked", aUser({ userState: "PendingAcceptance" })] as const)
      assert.equal(kindOf({ existing }), undefined);
  });

  it("is a guest who is in, or an employee", () => {
    assert.equal(kindOf({ existing: aUser({ userState: null }) }), "guest-no-state");
    assert.equal(kindOf({ existing: aUser({ userType: "Member", userState: "Accepted" }) }), "guest-accepted");
    assert.equal(kindOf({ existing: aUser({ userType: "Member", userState: null }) }), "employee");
  });

  it("calls a guest by the address where the directory has no other name", () => {
    const existing = aUser({ displayName: "sam", mail: "sam@fabrikam.com", userState: "Accepted" });
    const taken = takenAddress({ preflight: aPreflight({ existing }) });
    assert.equal(taken?.name, "sam@fabrikam.com");
  });
});
