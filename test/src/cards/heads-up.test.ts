import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headsUpData } from "../../../src/cards/heads-up.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { invitationIn, mailed } from "./example-invitation.ts";

const dataOf = (invitation: Invitation, locale = "en") => headsUpData({ invitation }, textsFor(locale));

const body = `Hello Sam Okafor,

I have invited you to work with me in Microsoft Teams. The invitation comes to you in a mail from Microsoft. It is genuine: I asked for it.

The mail comes from invites@contoso.onmicrosoft.com or invites@contoso.com, and its subject names Adele Vance and contoso.com.

Please accept the invitation, and sign in with the address sam.okafor@fabrikam.com. If you can't find the mail, look in your junk folder.

Best regards
Adele Vance`;

describe("headsUpCard", () => {
  it("gives a subject and a body that say how to recognize Microsoft's mail", () => {
    const { subject, body: message } = dataOf(mailed);
    assert.deepEqual([subject, message], ["My invitation comes in a mail from Microsoft", body.replace("\nAdele", "\n\nAdele")]);
  });

  it("opens a mail to the invited address with the same text", () => {
    const url = new URL(dataOf(mailed).openMail.url);
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      to: "sam.okafor@fabrikam.com",
      subject: "My invitation comes in a mail from Microsoft",
      body,
    });
  });

  it("names the only sender of a tenant without a domain of its own", () => {
    const mail = { sender: "invites@contoso.onmicrosoft.com", domain: "contoso.onmicrosoft.com", inviter: "Adele Vance" };
    assert.match(dataOf({ ...mailed, findings: { notChecked: [], mail } }).body, /from invites@contoso\.onmicrosoft\.com, and/);
  });

  it("leaves out what it doesn't know about the mail", () => {
    assert.doesNotMatch(dataOf(invitationIn("invited")).body, /The mail comes from/);
  });

  it("speaks the partner's language in the mail, the requester's on the card", () => {
    const { title, body: message } = dataOf({ ...mailed, options: { ...mailed.options, messageLanguage: "fr-FR" } });
    assert.match(title, /^Text to send ahead to/);
    assert.match(
      message,
      /^Bonjour Sam Okafor,[^]*L'e-mail vient de invites@contoso\.onmicrosoft\.com ou invites@contoso\.com[^]*Cordialement/,
    );
  });
});
