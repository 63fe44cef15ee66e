import assert from "node:assert/strict";
import { invitationFacts } from "../../../src/cards/invitation-facts.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { InviteOptions } from "../../../src/domain/invite-options.ts";
import type { FailureReason } from "../../../src/domain/failure.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at, id } from "../../build/ids.ts";
import { requestIn } from "./approval-examples.ts";
import { invitationIn } from "./example-invitation.ts";

const texts = textsFor("en-GB");
const facts = (invitation: Invitation) => invitationFacts(invitation, texts).map(({ title, value }) => `${title}: ${value}`);

const withOptions = (invitation: Invitation, options: Partial<InviteOptions>): Invitation => ({
  ...invitation,
  options: { redirectUrl: "https://myapplications.microsoft.com/", sendMail: true, ...options },
});

function failedWith(reason: FailureReason): Invitation {
  return { ...invitationIn("failed"), state: { kind: "failed", since: at("10:05"), reason, reference: "4f7c2a9e" } };
}

describe("invitationFacts", () => {
  it("shows everything that is known: user type, further mails, the replaced invitation, what was not checked", () => {
    const resent = { resends: 1, replaces: invitationIn("failed").id, findings: { notChecked: ["contacts", "domain-policy"] } } as const;
    assert.deepEqual(facts({ ...withOptions(invitationIn("invited"), { userType: "Member" }), ...resent }), [
      "By: Adele Vance",
      "Joins as: Member of your organization",
      "Mail: Sent by Microsoft",
      "Mail again: Asked for once",
      "Instead of: An invitation to a wrong address",
      "Not checked: contacts and allowed and blocked domains",
    ]);
    assert.ok(facts({ ...invitationIn("invited"), resends: 2 }).includes("Mail again: Asked for 2 times"));
  });

  it("no longer names what was not checked once it doesn't matter", () => {
    const findings = { notChecked: ["contacts"] } as const;
    const kinds = ["invited", "failed", "accepted", "removed", "revoked"] as const;
    const naming = kinds.filter((kind) => facts({ ...invitationIn(kind), findings }).some((fact) => fact.startsWith("Not checked")));
    assert.deepEqual(naming, ["invited", "failed"]);
  });

  it("does not claim that no mail was sent when that is unknown", () => {
    assert.ok(facts(failedWith("not-confirmed")).includes("Mail: Microsoft didn't say"));
  });

  it("names the approvers only while a decision is possible", () => {
    for (const kind of ["invited", "rejected", "withdrawn", "lapsed"] as const) {
      const titles = invitationFacts(requestIn(kind), texts).map(({ title }) => title);
      assert.deepEqual([titles.includes("Who decides"), titles.includes("What for")], [false, true], kind);
    }
  });

  it("names the rule that an administrator set aside, and not why", () => {
    const override = { what: "deny", rule: "No *rivals*", reason: "A secret", by: id("megan"), at: at("10:00") } as const;
    const said = facts({ ...invitationIn("invited"), override });
    assert.ok(said.includes("Policy: Set aside by an administrator: “No \\*rivals\\*”"), said.join());
    assert.doesNotMatch(said.join(), /A secret/);
  });

  it("names the rule that allowed it", () => {
    const said = facts({ ...invitationIn("invited"), allowedBy: "Known [partners](x)" });
    assert.ok(said.includes("Allowed by: Your organization's rule “Known [partners]\u2060(x)”"), said.join());
  });
});
