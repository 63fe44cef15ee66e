import assert from "node:assert/strict";
import { pendingRequestData } from "../../../src/cards/pending-request.ts";
import { at, id } from "../../build/ids.ts";

const position = { createdAt: at("09:00"), id: id("2f1c1b0e-6f0e-4b53-9a3f-8d2f5a1c7e10") };

describe("pendingRequestData", () => {
  it("is flat, without what isn't set", () => {
    assert.deepEqual(pendingRequestData({ filter: { of: "mine" }, page: { kind: "first" } }), { of: "mine", page: "first" });
    const filter = { of: "here", domain: "fabrikam.com", days: 7 } as const;
    assert.deepEqual(pendingRequestData({ filter, page: { kind: "after", at: position } }), { ...filter, page: "after", ...position });
  });
});
