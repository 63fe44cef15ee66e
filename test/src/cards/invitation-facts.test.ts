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
  it("shows everything that is known: user type, further mails, the replaced invitation, the person who changed the team", () => {
    const by = { id: id("megan"), name: "Megan Bowen" };
    const team = { groupId: "g", name: "Contoso Partners", stage: "added", since: at("10:10"), by } as const;
    const resent = { resends: 1, replaces: invitationIn("failed").id, team } as const;
    assert.deepEqual(facts({ ...withOptions(invitationIn("invited"), { userType: "Member" }), ...resent }), [
      "By: Adele Vance",
      "Joins as: Member of your organization",
      "Mail: Sent by Microsoft",
      "Sent again: Once",
      "Team: Megan Bowen added them to Contoso Partners",
      "Replaces: An invitation to a wrong address",
    ]);
    const undone = facts({ ...invitationIn("accepted"), team: { ...team, stage: "undone" } });
    assert.ok(undone.includes("Team: Megan Bowen took them out of Contoso Partners"));
    const { by: _, ...byApp } = team;
    assert.ok(facts({ ...invitationIn("accepted"), team: byApp }).includes("Team: Contoso Partners"));
    const wanted = facts({ ...invitationIn("accepted"), team: { ...byApp, stage: "wanted" } });
    assert.ok(!wanted.some((fact) => fact.startsWith("Team")));
  });

  it("says how often the mail was sent again, and what is left when it can't be sent any more", () => {
    const sentAgain = (invitation: Invitation) => facts(invitation).find((fact) => fact.startsWith("Sent again"));
    assert.equal(sentAgain(invitationIn("invited")), undefined);
    assert.equal(sentAgain({ ...invitationIn("invited"), resends: 2 }), "Sent again: 2 times");
    assert.equal(
      sentAgain({ ...invitationIn("invited"), resends: 5 }),
      "Sent again: 5 times, which is the limit. Pass the link on instead: “Show link”",
    );
    assert.equal(sentAgain({ ...invitationIn("accepted"), resends: 5 }), "Sent again: 5 times");
  });

  it("doesn't name the requester in their own chat, nor what was not checked", () => {
    const findings = { notChecked: ["contacts"] } as const;
    const own = facts({ ...invitationIn("invited"), findings, home: { conversation: id("a:1adele") } });
    assert.doesNotMatch(own.join(), /Adele Vance|[Cc]heck/);
  });

  it("does not claim that no mail was sent when that is unknown", () => {
    assert.ok(facts(failedWith("not-confirmed")).includes("Mail: Microsoft didn't say"));
  });

  it("says what a request is for", () => {
    for (const kind of ["awaiting-approval", "invited", "rejected", "withdrawn", "lapsed"] as const) {
      assert.ok(facts(requestIn(kind)).includes("What for: We build the spring campaign together."), kind);
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
