import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { mailFacts } from "../../../src/cards/mail-facts.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { invitationIn, mailed } from "./example-invitation.ts";

const texts = textsFor("en");
const sender = "invites@contoso.onmicrosoft.com";

describe("mailFacts", () => {
  it("names both possible senders, and the two names in the subject", () => {
    assert.deepEqual(mailFacts(mailed, texts), [
      { title: "Sender", value: `${sender} or invites@contoso.com` },
      { title: "Subject", value: "Names Adele Vance and contoso.com" },
    ]);
  });

  it("names the one sender of a tenant without a domain of its own", () => {
    const mail = { sender, domain: "contoso.onmicrosoft.com", inviter: "Adele Vance" };
    assert.equal(mailFacts({ ...mailed, findings: { notChecked: [], mail } }, texts)[0]?.value, sender);
  });

  it("tells the subject in Microsoft's words when English was chosen, whatever the reader's language is", () => {
    const english = { ...mailed, options: { ...mailed.options, messageLanguage: "en-US" } };
    for (const language of ["en", "de", "hu"]) {
      assert.equal(mailFacts(english, textsFor(language))[1]?.value, "Adele Vance invited you to collaborate with contoso.com");
    }
  });

  it("is empty when no mail is expected, or the tenant couldn't be read", () => {
    assert.deepEqual(mailFacts({ ...mailed, options: { ...mailed.options, sendMail: false } }, texts), []);
    assert.deepEqual(mailFacts({ ...mailed, state: invitationIn("accepted").state }, texts), []);
    assert.deepEqual(mailFacts({ ...mailed, findings: { notChecked: [] } }, texts), []);
  });

  it("shows a hostile name as text", () => {
    const mail = { sender: "a@b.example", domain: "b.example", inviter: "**Eve** [x](y)" };
    const [, subject] = mailFacts({ ...mailed, findings: { ...mailed.findings, mail } }, texts);
    assert.equal(subject?.value, "Names \\*\\*Eve\\*\\* [x]\u2060(y) and b.example");
  });
});
