import assert from "node:assert/strict";
import { askAdmin } from "../../../bot/actions/ask-admin.ts";
import { askAdminCard, askAdminData } from "../../../src/cards/ask-admin.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const grantUrl = "https://login.example/tenant/adminconsent?client_id=app";
const opened = { kind: "message", text: "The text is below." };

describe("askAdmin", () => {
  it("posts a text for an administrator, with the person's name and the way to consent", async () => {
    const call = actionCall();
    assert.deepEqual(await askAdmin(call), opened);
    assert.deepEqual(call.reply.replied, [
      { card: askAdminCard({ name: "Adele Vance", ask: { for: "ask-for-consent", grantUrl } }, texts), summary: "Ask an administrator" },
    ]);
    const { body, openMail } = askAdminData({ name: "Adele Vance", ask: { for: "ask-for-consent", grantUrl } }, texts);
    assert.ok(body.includes(grantUrl) && body.endsWith("Adele Vance"));
    assert.ok(openMail.url.includes(encodeURIComponent(grantUrl)));
  });

  it("asks for what the button says", async () => {
    const call = actionCall({ data: { for: "ask-for-domain", domain: "fabrikam.com" } });
    assert.deepEqual(await askAdmin(call), opened);
    const ask = { for: "ask-for-domain", domain: "fabrikam.com" } as const;
    assert.deepEqual(call.reply.replied, [{ card: askAdminCard({ name: "Adele Vance", ask }, texts), summary: "Ask an administrator" }]);
  });

  it("posts one for a press that Teams delivers twice", async () => {
    const receipts: string[] = [];
    const call = actionCall({ flows: { recordReceipt: async (key) => (receipts.push(key), receipts.length === 1) } });
    assert.deepEqual([await askAdmin(call), await askAdmin(call)], [opened, opened]);
    assert.equal(call.reply.replied.length, 1);
  });
});
