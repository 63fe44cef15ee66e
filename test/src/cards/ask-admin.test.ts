import assert from "node:assert/strict";
import { askAdminData } from "../../../src/cards/ask-admin.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const grantUrl = "https://login.microsoftonline.com/tenant/adminconsent?client_id=app";

describe("askAdminCard", () => {
  it("has a text with the consent page and the person's name, to select or to mail", () => {
    const { subject, body, openMail } = askAdminData({ name: "Adele *Vance*", ask: { for: "ask-for-consent", grantUrl } }, textsFor("en"));
    assert.ok(body.includes(`\n\n${grantUrl}\n\n`) && body.endsWith("\nAdele \\*Vance\\*"), body);
    const mail = new URL(openMail.url).searchParams;
    assert.deepEqual([mail.get("to") ?? "", mail.get("subject")], ["", subject]);
    assert.match(mail.get("body") ?? "", /\nAdele \*Vance\*$/);
  });

  it("asks for a channel, for the right to invite, or for a domain", () => {
    const texts = textsFor("en");
    const channel = askAdminData({ name: "Adele", ask: { for: "ask-for-channel" } }, texts);
    assert.match(channel.body, /write “use this channel for approvals”\.\n\nThank you\n\nAdele$/);
    const right = askAdminData({ name: "Adele", ask: { for: "ask-for-right" } }, texts);
    assert.match(right.body, /Guest Inviter/);
    const { subject, body } = askAdminData({ name: "Adele", ask: { for: "ask-for-domain", domain: "fabrikam.com" } }, texts);
    assert.deepEqual([subject, body.includes("a partner from fabrikam.com")], ["Please allow guests from fabrikam.com", true]);
  });

  it("cuts a name of unreal length", () => {
    const { body } = askAdminData({ name: "n".repeat(1_000), ask: { for: "ask-for-consent", grantUrl } }, textsFor("en"));
    assert.match(body, /\nn{255}…$/);
  });
});
