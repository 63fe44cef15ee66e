import assert from "node:assert/strict";
import { askAdminData } from "../../../src/cards/ask-admin.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const grantUrl = "https://login.microsoftonline.com/tenant/adminconsent?client_id=app";

describe("askAdminCard", () => {
  it("has a text with the consent page and the person's name, to copy or to mail", () => {
    const { subject, body, openMail } = askAdminData({ name: "Adele *Vance*", grantUrl }, textsFor("en"));
    assert.ok(body.value.includes(`\n\n${grantUrl}\n\n`) && body.value.endsWith("\nAdele *Vance*"), body.value);
    const mail = new URL(openMail.url).searchParams;
    assert.deepEqual([mail.get("to") ?? "", mail.get("subject"), mail.get("body")], ["", subject.value, body.value]);
  });

  it("cuts a name of unreal length", () => {
    const { body } = askAdminData({ name: "n".repeat(1_000), grantUrl }, textsFor("en"));
    assert.match(body.value, /\nn{255}…$/);
  });
});
