import assert from "node:assert/strict";
import { askAdminData } from "../../../src/cards/ask-admin.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const grantUrl = "https://login.microsoftonline.com/tenant/adminconsent?client_id=app";

describe("askAdminCard", () => {
  it("has a text with the page of consent and who asks, to copy or to mail to somebody", () => {
    const { subject, body, openMail } = askAdminData({ name: "Adele *Vance*", grantUrl }, textsFor("en"));
    assert.ok(body.value.includes(`\n\n${grantUrl}\n\n`) && body.value.endsWith("\nAdele *Vance*"), body.value);
    const mail = new URL(openMail.url).searchParams;
    assert.deepEqual([mail.get("to") ?? "", mail.get("subject"), mail.get("body")], ["", subject.value, body.value]);
  });

  it("cuts a name that nobody has", () => {
    const { body } = askAdminData({ name: "n".repeat(1_000), grantUrl }, textsFor("en"));
    assert.match(body.value, /\nn{255}…$/);
  });
});
