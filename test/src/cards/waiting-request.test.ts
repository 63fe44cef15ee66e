import assert from "node:assert/strict";
import { waitingRequestData } from "../../../src/cards/waiting-request.ts";
import { at, id } from "../../build/ids.ts";

describe("waitingRequestData", () => {
  it("asks for the first page, or for the page after a position", () => {
    const after = { createdAt: at("09:00"), id: id("2f1c1b0e-6f0e-4b53-9a3f-8d2f5a1c7e10") };
    assert.deepEqual(waitingRequestData({}), { page: "first" });
    assert.deepEqual(waitingRequestData({ after }), { page: "after", ...after });
  });
});
