import assert from "node:assert/strict";
import { approvalFacts } from "../../../src/cards/approval-facts.ts";
import type { Approval } from "../../../src/domain/approval.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at, id } from "../../build/ids.ts";
import { megan, requestIn } from "./approval-examples.ts";
import { invitation } from "./example-invitation.ts";

const texts = textsFor("en-GB");
const by = { by: megan.id, name: "Megan Bowen", at: at("10:40") };
const awaiting = (approval: Partial<Approval> = {}, given: Partial<Invitation> = {}) => requestIn("awaiting-approval", approval, given);

/** The facts as "title: value". */
function factsOf(request: Invitation): string[] {
  const approval = request.approval ?? assert.fail("it is no request");
  return approvalFacts(request, approval, texts).map(({ title, value }) => `${title}: ${value}`);
}
const facts = (approval: Partial<Approval> = {}, given: Partial<Invitation> = {}) => factsOf(awaiting(approval, given));

describe("approvalFacts", () => {
  it("says why approval is needed", () => {
    const whys = (approval: Partial<Approval>) => facts(approval)[0];
    assert.equal(whys({ rule: "New *partners*" }), "Approval: Your organization's rule “New \\*partners\\*” asks for it");
    const { rule: _, ...withoutRule } = requestIn("awaiting-approval").approval ?? {};
    const byDefault = { ...awaiting(), approval: { ...withoutRule, why: "policy" } as Approval };
    assert.equal(factsOf(byDefault)[0], "Approval: Your organization's policy asks for it");
    assert.match(whys({ why: "policy-copy", rule: "Rivals" }) ?? "", /rule “Rivals” asks for it because of the address in copy$/);
    const copyByDefault = { ...awaiting(), approval: { ...withoutRule, why: "policy-copy" } as Approval };
    assert.match(factsOf(copyByDefault)[0] ?? "", /policy asks for it because of the address in copy$/);
    assert.equal(whys({ why: "redirectUrl" }), "Approval: The landing page's host isn't one of your organization's");
    assert.equal(whys({ why: "message" }), "Approval: Personal messages need approval");
    assert.equal(whys({ why: "cc" }), "Approval: Copies of invitations need approval");
    assert.equal(whys({ why: "not-allowed" }), "Approval: Your organization doesn't let Adele Vance invite guests");
  });

  it("says that an administrator has set the policy aside, where the tenant needs an approval nevertheless", () => {
    const override = { what: "deny", rule: "Rivals", reason: "Agreed", by: id("adele"), at: at("10:00") } as const;
    assert.equal(facts({ why: "not-allowed" }, { override })[1], "Policy: Set aside by an administrator: “Rivals”");
  });

  for (const [guestsOfDomain, said] of [
    [0, "Domain: Nobody from fabrikam.com is a guest yet"],
    [1, "Domain: 1 guest from fabrikam.com already"],
    [12, "Domain: 12 guests from fabrikam.com already"],
    [undefined, "Domain: fabrikam.com"],
  ] as const) {
    it(`says about the domain: ${said}`, () => {
      const findings = { notChecked: [], ...(guestsOfDomain !== undefined && { guestsOfDomain }) };
      assert.ok(facts({}, { findings }).includes(said));
    });
  }

  it("says what the requester knew, as far as it is about the partner, and what was not checked", () => {
    const confirmed = ["needs-approval", "language-unused", "guest-pending", "contact-exists"] as const;
    const said = facts({ confirmed }, { findings: { notChecked: ["deleted"] } });
    assert.ok(
      said.includes("Found: invited before, not accepted yet and a contact of your organization has this address"),
      said.join("\n"),
    );
    assert.ok(said.includes("Not checked: deleted guests"));
    assert.ok(!facts({ confirmed: ["needs-approval"] }).some((fact) => fact.startsWith("Found")));
  });

  it("says that the requester confirmed an address that looks like a typing error", () => {
    assert.ok(facts({ confirmed: ["domain-mistyped", "needs-approval"] }).includes("Found: the address looks like a typing error"));
    assert.ok(facts({ confirmed: ["copy-mistyped"] }).includes("Found: the address for the copy looks like a typing error"));
  });

  it("shows all that would be sent", () => {
    const options = { ...invitation.options, message: "Hello,\nwelcome", messageLanguage: "fr-FR", userType: "Member" } as const;
    assert.deepEqual(facts({}, { options }).slice(2), [
      "Name: Sam Okafor",
      "Joins as: Member of your organization",
      "Mail: Microsoft sends it",
      "Inviter: The approver",
      "Language: French (France) (beside a message, Microsoft ignores it)",
      "Lands on: https://myapplications.microsoft.com/",
      "Copy to: alex@contoso.com",
    ]);
    const byHand = facts({}, { options: { redirectUrl: "https://x.example", sendMail: false, messageLanguage: "xx-unknown" } });
    assert.deepEqual(byHand.slice(2), [
      "Mail: None: the link is passed on by hand",
      "Inviter: The approver",
      "Language: xx-unknown",
      "Lands on: https://x.example/",
    ]);
  });

  it("shows a page whole, in plain letters, and mentions a query", () => {
    const leadingTo = (redirectUrl: string) => facts({}, { options: { redirectUrl, sendMail: true } }).at(-1);
    assert.equal(leadingTo("https://contoso.com/r?to=https://evil.example"), "Lands on: https://contoso.com/r, with further parameters");
    assert.equal(leadingTo("https://cоntoso.com/"), "Lands on: https://xn--cntoso-wqf.com/");
    const host = `${"a.".repeat(120)}evil.example`;
    const path = "/b".repeat(850);
    assert.equal(leadingTo(`https://${host}${path}`), `Lands on: https://${host}${path}`);
  });

  it("says that it replaces another invitation", () => {
    assert.ok(facts({}, { replaces: id("another") }).includes("Replaces: An invitation to a wrong address"));
  });

  it("says what happened to the mail", () => {
    const said = (kind: "invited" | "rejected", name: string) => factsOf(requestIn(kind)).filter((fact) => fact.startsWith(name));
    const mails = [...said("invited", "Mail"), ...said("rejected", "Mail")];
    assert.deepEqual(mails, ["Mail: Sent by Microsoft, copy to alex@contoso.com", "Mail: None was sent"]);
    assert.deepEqual([said("invited", "Copy to").length, said("rejected", "Copy to").length], [0, 1], "once is enough");
  });

  it("shows the inviter's name that the partner sees", () => {
    const inviter = (given: Partial<Invitation>, approval: Partial<Approval> = {}) =>
      facts(approval, given).find((fact) => fact.startsWith("Inviter"));
    assert.equal(inviter({ inviteAs: "app" }), "Inviter: This app");
    const mail = { sender: "invites@contoso.onmicrosoft.com", domain: "contoso.com", inviter: "Contoso" };
    assert.equal(inviter({ inviteAs: "app", findings: { notChecked: [], mail } }), "Inviter: Contoso");
    assert.equal(inviter({}, { decision: { kind: "approved", ...by } }), "Inviter: Megan Bowen");
    assert.equal(inviter({}, { decision: { kind: "rejected", ...by, reason: "No" } }), "Inviter: The approver");
    const { inviteAs: _, ...itself } = awaiting();
    assert.ok(factsOf(itself).includes("Inviter: Adele Vance"));
  });
});
