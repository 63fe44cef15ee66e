import assert from "node:assert/strict";
import { approvalMatters } from "../../../src/cards/approval-matters.ts";
import type { Approval } from "../../../src/domain/approval.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at, id } from "../../build/ids.ts";
import { requestIn } from "./approval-examples.ts";

const texts = textsFor("en-GB");
const unchecked = { findings: { notChecked: [] } };

function matters(given: Partial<Approval>, invitation: Partial<Invitation> = unchecked): string {
  const { rule: _, ...approval } = requestIn("awaiting-approval").approval ?? assert.fail("it is no request");
  return approvalMatters(requestIn("awaiting-approval", {}, invitation), { ...approval, ...given }, texts);
}

describe("approvalMatters", () => {
  for (const [why, rule, said] of [
    ["policy", undefined, "Your policy asks for approval"],
    ["policy", "New *partners*", "Rule “New \\*partners\\*”"],
    ["policy-copy", undefined, "Your policy asks because of the copy"],
    ["policy-copy", "Rivals", "Rule “Rivals”, because of the copy"],
    ["not-allowed", undefined, "Adele Vance can't invite guests"],
    ["redirectUrl", undefined, "The landing page is outside your organization"],
    ["message", undefined, "Personal messages need approval"],
    ["cc", undefined, "Copies need approval"],
  ] as const) {
    it(`says: ${said}`, () => {
      assert.equal(matters({ why, ...(rule !== undefined && { rule }) }), said);
    });
  }

  for (const [guestsOfDomain, said] of [
    [0, "Rule “R” · First guest from fabrikam.com"],
    [1, "Rule “R” · 1 guest from fabrikam.com already"],
    [12, "Rule “R” · 12 guests from fabrikam.com already"],
  ] as const) {
    it(`says: ${said}`, () => {
      assert.equal(matters({ rule: "R" }, { findings: { notChecked: [], guestsOfDomain } }), said);
    });
  }

  it("says, before all about the rule, that somebody in the organization has the partner's name", () => {
    const said = matters({ rule: "R", confirmed: ["needs-approval", "same-name"] });
    assert.equal(said, "Same name as somebody in your organization: check the address · Rule “R”");
  });

  it("says that an administrator has set the policy aside, where the tenant needs an approval nevertheless", () => {
    const override = { what: "deny", rule: "Rivals", reason: "Agreed", by: id("adele"), at: at("10:00") } as const;
    const said = matters({ why: "not-allowed" }, { ...unchecked, override });
    assert.equal(said, "Set aside by an administrator: “Rivals” · Adele Vance can't invite guests");
  });
});
