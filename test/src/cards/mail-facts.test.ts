import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { mailFacts } from "../../../src/cards/mail-facts.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { invitationIn, mailed } from "./example-invitation.ts";

const texts = textsFor("en");

describe("mailFacts", () => {
  it("names the sender and the subject that the partner will see", () => {
    assert.deepEqual(mailFacts(mailed, texts), [
      { title: "Sender", value: "invites@contoso.onmicrosoft.com" },
      { title: "Subject", value: "Adele Vance invited you to collaborate with contoso.com" },
    ]);
  });

  it("is empty when no mail is expected, or the tenant couldn't be read", () => {
    assert.deepEqual(mailFacts({ ...mailed, options: { ...mailed.options, sendMail: false } }, texts), []);
    assert.deepEqual(mailFacts({ ...mailed, state: invitationIn("accepted").state }, texts), []);
    assert.deepEqual(mailFacts({ ...mailed, findings: { notChecked: [] } }, texts), []);
  });

  it("shows a hostile name as text", () => {
    const findings = {
      ...mailed.findings,
      mail: { sender: "a@b.example", domain: "b.example", inviter: "**Eve** [x](https://evil.example)" },
    };
    const [, subject] = mailFacts({ ...mailed, findings }, texts);
    assert.match(subject?.value ?? "", /^\\\*\\\*Eve\\\*\\\* \\\[x\\\]\\\(https:\\\/\\\/evil\.example\\\) invited/);
  });
});
