import assert from "node:assert/strict";
import { approvalFacts, detailFacts, sentFacts } from "../../../src/cards/approval-facts.ts";
import type { LandingPages } from "../../../src/cards/approval-facts.ts";
import type { Approval } from "../../../src/domain/approval.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { anApproval } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";
import { megan, requestIn } from "./approval-examples.ts";
import { invitation } from "./example-invitation.ts";

const texts = textsFor("en-GB");
const by = { by: megan.id, name: "Megan Bowen", at: at("10:40") };
const awaiting = (approval: Partial<Approval> = {}, given: Partial<Invitation> = {}) => requestIn("awaiting-approval", approval, given);

/** The facts as "title: value". */
function factsOf(request: Invitation): string[] {
  const approval = request.approval ?? assert.fail("it is no request");
  return approvalFacts(request, approval, {}, texts).map(({ title, value }) => `${title}: ${value}`);
}
const facts = (approval: Partial<Approval> = {}, given: Partial<Invitation> = {}) => factsOf(awaiting(approval, given));

describe("approvalFacts", () => {
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
    assert.deepEqual(facts({}, { options }), [
      "Name: Sam Okafor",
      "Joins as: Member of your organization",
      "Lands on: https://myapplications.microsoft.com/",
      "Copy to: alex@contoso.com",
      "Mail: Microsoft sends it",
      "Inviter: The approver",
      "Language: French (France) (beside a message, Microsoft ignores it)",
    ]);
    const byHand = facts({}, { options: { redirectUrl: "https://x.example", sendMail: false, messageLanguage: "xx-unknown" } });
    assert.deepEqual(byHand, [
      "Lands on: https://x.example/",
      "Mail: None: the link is passed on by hand",
      "Inviter: The approver",
      "Language: xx-unknown",
    ]);
  });

  it("keeps a page's slash at its end on a card from right to left", () => {
    const request = awaiting({}, { options: { redirectUrl: "https://x.example", sendMail: true } });
    assert.equal(sentFacts(request, {}, textsFor("ar")).at(-1)?.value, "\u2068https://x.example/\u2069");
  });

  it("shows a page whole, in plain letters, and mentions a query", () => {
    const leadingTo = (redirectUrl: string) => facts({}, { options: { redirectUrl, sendMail: true } })[0];
    assert.equal(leadingTo("https://contoso.com/r?to=https://evil.example"), "Lands on: https://contoso.com/r, with further parameters");
    assert.equal(leadingTo("https://cоntoso.com/"), "Lands on: https://xn--cntoso-wqf.com/");
    const host = `${"a.".repeat(120)}evil.example`;
    const path = "/b".repeat(850);
    assert.equal(leadingTo(`https://${host}${path}`), `Lands on: https://${host}${path}`);
  });

  it("names the team that the partner is to join, until they are in it", () => {
    const team = (stage: "wanted" | "added") => ({ groupId: "partners", name: "Contoso *Partners*", stage, since: at("10:00") }) as const;
    assert.ok(facts({}, { team: team("wanted") }).includes("Team: Will be added to Contoso \\*Partners\\*"));
    assert.ok(!facts({}, { team: team("added") }).some((fact) => fact.startsWith("Team")));
  });

  it("counts the usual page among the details, and every other one among what is sent", () => {
    const request = awaiting();
    const usualPage = request.options.redirectUrl;
    const lands = (pages: LandingPages) =>
      [sentFacts(request, pages, texts), detailFacts(request, anApproval(), pages, texts)].map((each) =>
        each.some(({ title }) => title === "Lands on"),
      );
    assert.deepEqual(lands({ usualPage }), [false, true]);
    assert.deepEqual(lands({ usualPage: `${usualPage}more` }), [true, false]);
    assert.deepEqual(lands({}), [true, false]);
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
