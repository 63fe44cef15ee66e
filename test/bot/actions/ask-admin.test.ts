import assert from "node:assert/strict";
import { askAdmin } from "../../../bot/actions/ask-admin.ts";
import { refusalAnswer } from "../../../bot/answers/refusal-answer.ts";
import { askAdminCard, askAdminData } from "../../../src/cards/ask-admin.ts";
import { refusalCard } from "../../../src/cards/refusal.ts";
import { id } from "../../build/ids.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const grantUrl = "https://login.example/tenant/adminconsent?client_id=app";
const opened = { kind: "message", text: "The text is below." };
const data = { invitation: "44444444-4444-4444-8444-444444444444" };

describe("askAdmin", () => {
  it("posts a text for an administrator, with the person's name and the way to consent", async () => {
    const call = actionCall();
    assert.deepEqual(await askAdmin(call), opened);
    assert.deepEqual(call.reply.replied, [
      { card: askAdminCard({ name: "Adele Vance", grantUrl }, texts), summary: "Ask an administrator" },
    ]);
    const { body, openMail } = askAdminData({ name: "Adele Vance", grantUrl }, texts);
    assert.ok(body.value.includes(grantUrl) && body.value.endsWith("Adele Vance"));
    assert.ok(openMail.url.includes(encodeURIComponent(grantUrl)));
  });

  it("posts one for a press that Teams delivers twice", async () => {
    const receipts: string[] = [];
    const call = actionCall({ flows: { recordReceipt: async (key) => (receipts.push(key), receipts.length === 1) } });
    assert.deepEqual([await askAdmin(call), await askAdmin(call)], [opened, opened]);
    assert.equal(call.reply.replied.length, 1);
  });

  it("posts one for a press without an id, too", async () => {
    const call = actionCall({ flows: { recordReceipt: async () => false } });
    await askAdmin({ ...call, press: { ...call.press, turn: { ...call.press.turn, activity: undefined } } });
    assert.equal(call.reply.replied.length, 1);
  });
});

describe("refusalAnswer", () => {
  const { press } = actionCall({ data });

  it("is a card where a button helps, with the way back", () => {
    const refusal = { kind: "consent-needed", grantUrl } as const;
    assert.deepEqual(refusalAnswer(press, refusal, texts), {
      kind: "card",
      card: refusalCard({ refusal, invitation: id(data.invitation) }, texts),
    });
  });

  it("is a line where none does, or the press names no invitation", () => {
    const text = texts.t("refusal.sign-in-refused");
    assert.deepEqual(refusalAnswer(press, { kind: "sign-in-refused" }, texts), { kind: "message", text });
    const consent = texts.t("refusal.consent-needed");
    const tampered = actionCall({ data: { invitation: 7 } }).press;
    assert.deepEqual(refusalAnswer(tampered, { kind: "consent-needed", grantUrl }, texts), { kind: "message", text: consent });
  });
});
