import assert from "node:assert/strict";
import { requesterRefusal } from "../../../src/domain/requester-refusal.ts";
import { aPreflight } from "../../build/a-preflight.ts";

const refusal = (requesterAccount: "deleted" | "disabled" | undefined, requesterAdmitted: boolean | "not-checked" = true) =>
  requesterRefusal({ preflight: aPreflight({ ...(requesterAccount && { requesterAccount }) }), requesterAdmitted });

describe("requesterRefusal", () => {
  it("is none for a requester who is still there, or who isn't known", () => assert.equal(refusal(undefined), undefined));

  it("says that the account is gone, before anything else", () => {
    assert.deepEqual(refusal("deleted", false), { kind: "requester-gone" });
    assert.deepEqual(refusal("disabled", "not-checked"), { kind: "requester-disabled" });
  });

  it("says that they may no longer use the bot, and whether that is only because their groups are hidden", () => {
    assert.deepEqual(refusal(undefined, false), { kind: "requester-not-admitted", unchecked: false });
    assert.deepEqual(refusal(undefined, "not-checked"), { kind: "requester-not-admitted", unchecked: true });
  });
});
