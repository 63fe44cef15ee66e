import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { redeemLinkData } from "../../../src/cards/redeem-link.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { invitationIn } from "./example-invitation.ts";

const redeemUrl = "https://login.microsoftonline.com/redeem?rd=https%3a%2f%2fx&ticket=1+2";
const tenantLink = "https://teams.microsoft.com/?tenantId=t";

const dataOf = (invitation: Invitation = invitationIn("invited"), locale = "en") =>
  redeemLinkData({ invitation, redeemUrl, tenantLink }, textsFor(locale));

const body = `Hello Sam Okafor,

I would like to work with you in Microsoft Teams.

Please accept the invitation here:

${redeemUrl}

Sign in with the address sam.okafor@fabrikam.com.

Best regards
Adele Vance`;

describe("redeemLinkCard", () => {
  it("gives both links, and subject and body ready to paste", () => {
    const { link, subject, body: message, tenant } = dataOf();
    assert.deepEqual(
      [link.value, subject, message, tenant.value],
      [redeemUrl, "Invitation to work together in Microsoft Teams", body.replace("\nAdele", "\n\nAdele"), tenantLink],
    );
  });

  it("greets without a name where none was given", () => {
    const invitation = { ...invitationIn("invited"), options: { redirectUrl: "https://x.example", sendMail: true } };
    assert.ok(dataOf(invitation).body.startsWith("Hello,\n"));
    assert.ok(dataOf(invitation, "fr").body.startsWith("Bonjour,\n"));
  });

  it("speaks the partner's language around the link, the requester's on the card", () => {
    const invitation = {
      ...invitationIn("invited"),
      options: { redirectUrl: "https://x.example", sendMail: false, messageLanguage: "fr-FR" },
    };
    const { title, subject, body: message } = dataOf(invitation);
    assert.match(title, /^Link for /);
    assert.equal(subject, "Invitation à travailler ensemble dans Microsoft Teams");
    assert.match(message, /^Bonjour,\n\nJ'aimerais travailler avec vous[^]*Cordialement\n\nAdele Vance$/);
  });

  it("speaks English to a partner whose language it doesn't know", () => {
    const invitation = {
      ...invitationIn("invited"),
      options: { redirectUrl: "https://x.example", sendMail: false, messageLanguage: "tr-TR" },
    };
    assert.match(dataOf(invitation, "fr").body, /^Hello,/);
  });

  it("uses the requester's message if there is one", () => {
    const options = { redirectUrl: "https://x.example", sendMail: false, message: "Welcome\u0000 aboard!\nSee you on Monday." };
    const value = dataOf({ ...invitationIn("invited"), options }).body;
    assert.match(value, /^Hello,\n\nWelcome aboard!\n\nSee you on Monday\.\n\nPlease accept the invitation here:/);
  });

  it("shows the mail in the direction of its language, whatever the card's", () => {
    const mailed = (messageLanguage: string) => ({
      ...invitationIn("invited"),
      options: { redirectUrl: "https://x.example", sendMail: false, messageLanguage },
    });
    assert.equal(dataOf(mailed("ar-SA"), "en").mailRightToLeft, true);
    assert.equal(dataOf(mailed("en-US"), "ar").mailRightToLeft, false);
  });

  it("gives the link and the address without invisible characters, which would be copied along", () => {
    const { body: message, link } = dataOf(invitationIn("invited"), "ar");
    assert.doesNotMatch(message + link.value, /[\u200e\u200f\u2066-\u2069]/);
  });

  it("leaves the text out of a compose link that would be too long; it stays on the card", () => {
    const options = { redirectUrl: "https://x.example", sendMail: false, message: "é".repeat(2_000) };
    const { openMail, body: message } = dataOf({ ...invitationIn("invited"), options });
    assert.deepEqual([...new URL(openMail.url).searchParams.keys()], ["to", "subject"]);
    assert.ok(message.includes("é".repeat(2_000)));
  });

  it("opens a mail with the same subject and body, to the invited address", () => {
    const url = new URL(dataOf().openMail.url);
    assert.equal(url.origin + url.pathname, "https://outlook.office.com/mail/deeplink/compose");
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      to: "sam.okafor@fabrikam.com",
      cc: "alex@contoso.com",
      subject: "Invitation to work together in Microsoft Teams",
      body,
    });
    assert.ok(!url.search.includes("+"));
  });
});
