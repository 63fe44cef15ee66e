import assert from "node:assert/strict";
import { foundCautions, shownFields, shownRecord } from "../../../../src/cli/invitations/shown-record.ts";
import { adele, megan } from "../../../build/a-decision.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";

const nothing = { user: "nobody", followers: [], mayDecide: false } as const;

describe("shownRecord", () => {
  it("has every field, and null for what isn't known or is hidden", () => {
    for (const user of ["nobody", "not-checked"] as const) {
      const record = shownRecord(anInvitation(), { ...nothing, user });
      assert.deepEqual(new Set(Object.keys(record)), new Set(shownFields));
      const { message, cc, justification, cautions, remarks, rejection, directoryId, userState } = record;
      assert.deepEqual([message, cc, justification, cautions, remarks, rejection, directoryId, userState], Array(8).fill(null));
    }
  });

  it("has what the directory says now", () => {
    const user = { id: id("u1"), userPrincipalName: "sam#EXT#", userState: "Accepted", userStateSince: at("09:00") } as never;
    const { directoryId, userPrincipalName, userState, userStateChangedAt } = shownRecord(anInvitation(), { ...nothing, user });
    assert.deepEqual([directoryId, userPrincipalName, userState, userStateChangedAt], ["u1", "sam#EXT#", "Accepted", at("09:00")]);
  });

  it("has the story of a request, and those who follow; a name that isn't known is null", () => {
    const remark = { kind: "question", by: megan.id, name: "Megan Bowen", at: at("10:01"), text: "Why?" } as const;
    const decision = { kind: "rejected", by: megan.id, name: "Megan Bowen", at: at("10:02"), reason: "They left" } as const;
    const request = awaiting({}, { remarks: [remark], decision, confirmed: ["needs-approval", "contact-exists"] });
    const followers = [{ person: { ...adele, name: "" }, why: "asked", since: at("10:00") }] as never;
    const record = shownRecord(request, { ...nothing, followers, mayDecide: true });
    assert.deepEqual([record["remarks"], record["rejection"], record["cautions"]], [[remark], "They left", ["contact-exists"]]);
    assert.deepEqual(record["followers"], [{ id: adele.id, name: null, why: "asked", since: at("10:00") }]);
    assert.equal(record["mayDecide"], true);
  });

  it("has no reason of a rejection for what was approved", () => {
    const decision = { kind: "approved", by: megan.id, name: "Megan Bowen", at: at("10:02") } as const;
    assert.equal(shownRecord(awaiting({}, { decision }), nothing)["rejection"], null);
  });
});

describe("foundCautions", () => {
  it("leaves out that approval is needed, which every request has", () => {
    assert.deepEqual(foundCautions(["needs-approval", "guest-pending"]), ["guest-pending"]);
  });
});
