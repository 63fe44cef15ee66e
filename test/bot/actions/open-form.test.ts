import assert from "node:assert/strict";
import { openForm } from "../../../bot/actions/open-form.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { aForm } from "../../build/a-form.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const opened = { kind: "message", text: "The form is below." };
const flows = { openForm: (_by: unknown, email: string) => aForm(email) };

describe("openForm", () => {
  for (const [data, email] of [
    [{ email: "sam@fabrikam.com" }, "sam@fabrikam.com"],
    [{}, ""],
    [{ email: 7 }, ""],
  ] as const) {
    it(`posts a form of its own for ${JSON.stringify(data)}`, async () => {
      const call = actionCall({ data, flows });
      assert.deepEqual(await openForm(call), opened);
      assert.deepEqual(call.reply.replied, [
        { card: inviteFormCard({ ...aForm(email), problems: {} }, texts), summary: "Invite a partner" },
      ]);
    });
  }

  it("posts one form for a press that Teams delivers twice, and answers both", async () => {
    const receipts: string[] = [];
    const recordReceipt = async (key: string) => (receipts.push(key), receipts.length === 1);
    const call = actionCall({ flows: { ...flows, recordReceipt } });
    assert.deepEqual([await openForm(call), await openForm(call)], [opened, opened]);
    assert.equal(call.reply.replied.length, 1);
    assert.equal(receipts[0], receipts[1]);
  });

  it("posts a form also for a press without an id", async () => {
    const call = actionCall({ flows: { ...flows, recordReceipt: async () => false } });
    const press = { ...call.press, turn: { ...call.press.turn, activity: undefined } };
    assert.deepEqual(await openForm({ ...call, press }), opened);
    assert.equal(call.reply.replied.length, 1);
  });
});
