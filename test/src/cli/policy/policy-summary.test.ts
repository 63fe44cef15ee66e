import assert from "node:assert/strict";
import { describeSet, policySummary } from "../../../../src/cli/policy/policy-summary.ts";
import { defaultPolicy, everybodyThere } from "../../../../src/domain/policy/policy.ts";
import type { ApproverSet } from "../../../../src/domain/policy/policy.ts";
import { aPolicy, aRule } from "../../../build/a-policy.ts";
import { id } from "../../../build/ids.ts";

const legal: ApproverSet = {
  name: "legal",
  displayName: "Legal",
  who: { kind: "people", people: [id("a"), id("b")] },
  tag: { id: "1", name: "Lawyers" },
};

describe("policySummary", () => {
  it("sums up a policy with everything in it", () => {
    const policy = aPolicy({
      rules: [aRule({ name: "banks", when: { partnerDomains: ["bank.com"] }, verdict: "approve", approvers: "legal" })],
      otherwise: { verdict: "deny" },
      caps: { perDay: 5, pending: 9 },
      approvals: {
        ...defaultPolicy.approvals,
        channel: id("19:decide@thread.tacv2"),
        weekend: [],
        remindAfter: 2,
        escalate: { after: 3, to: "legal" },
        lapseAfter: 1,
      },
      approvers: [everybodyThere, legal],
      admins: { people: [id("a")], group: "admins", directoryRoles: false },
      redirectHosts: ["fabrikam.com", "a.example"],
      personalMessage: "deny",
      cc: "approve",
      addToTeam: "on",
      users: { guests: true, groups: ["staff", "interns"] },
    });
    assert.deepEqual(policySummary(policy), [
      "Rules: those that deny first, then in this order",
      '  "banks"  approve by "legal"',
      "  else     deny",
      "",
      "Approvers",
      '  "team"   everybody in the team of the approvals channel',
      '  "legal"  2 people, called "Legal", mentioned by the tag "Lawyers"',
      "",
      'Approvals:  in the channel 19:decide@thread.tacv2, by "team" unless a rule says otherwise',
      'Times:      reminder after 2 working days, "legal" too after 3 working days, lapse after 1 day, UTC with no weekend',
      "Limits:     at most 5 within 24 hours, 9 open at a time",
      "Pace:       5 at once and then 1 in 60 s for one person, 10 at once and then 1 in 30 s for all, 100 within 24 hours",
      "Landing:    fabrikam.com and a.example, the tenant's own hosts and Microsoft's; others need approval by the default approvers",
      "Mail:       personal messages never, copies need approval",
      "Team:       a partner invited in a channel is added to its team",
      "Admins:     the group admins, 1 person",
      "Users:      members and guests of the tenant, of the groups staff, interns",
    ]);
  });

  it("sums up the default", () => {
    assert.deepEqual(policySummary(defaultPolicy), [
      "Rules: those that deny first, then in this order",
      "  else  allow",
      "",
      "Approvers",
      '  "team"  everybody in the team of the approvals channel',
      "",
      'Approvals:  in the channel that was chosen in Teams, by "team" unless a rule says otherwise',
      "Times:      reminder after 1 working day, lapse after 7 days, UTC with Saturday and Sunday off",
      "Limits:     no limit",
      "Pace:       5 at once and then 1 in 60 s for one person, 10 at once and then 1 in 30 s for all, 100 within 24 hours",
      "Landing:    the tenant's own hosts and Microsoft's; others need approval by the default approvers",
      "Mail:       personal messages allowed, copies allowed",
      "Team:       the form in a channel offers to add the partner to its team",
      "Admins:     Global and User Administrators",
      "Users:      members of the tenant",
    ]);
  });

  it("names the default approvers where a rule names none, and says when nobody administers the bot", () => {
    const summary = policySummary(
      aPolicy({ rules: [aRule({ name: "all", verdict: "approve" })], admins: { people: [], directoryRoles: false } }),
    );
    assert.equal(summary[1], '  "all"  approve by "team"');
    assert.equal(summary.at(-2), "Admins:     nobody");
  });
});

describe("describeSet", () => {
  it("names a group by its id", () => {
    assert.equal(describeSet({ name: "sales", who: { kind: "group", group: "sales-group" } }), "the group sales-group");
  });
});
