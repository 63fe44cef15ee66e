import assert from "node:assert/strict";
import { toInviters } from "../../../scripts/chaos/books/evidence.ts";

describe("toInviters", () => {
  it("leaves out what was said to approvers: a requester who sees their channel isn't told twice by that", () => {
    const notice = { conversation: "general", text: "Adele, the invitation for p1@fabrikam.com didn't go out." };
    const reply = { conversation: "approvals", text: "Megan: the invitation of Adele for p1@fabrikam.com didn't go out." };
    assert.deepEqual(toInviters([notice, reply], "approvals"), [notice]);
  });
});
