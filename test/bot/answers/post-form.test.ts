import assert from "node:assert/strict";
import { postForm } from "../../../bot/answers/post-form.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { aForm } from "../../build/a-form.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const opened = { kind: "message", text: "The form is below." };
const form = aForm("sam@fabrikam.com");

describe("postForm", () => {
  it("posts the form as a message of its own, and says where it is", async () => {
    const call = actionCall();
    assert.deepEqual(await postForm(call, form), opened);
    assert.deepEqual(call.reply.replied, [
      { card: inviteFormCard({ ...form, isNew: true, problems: {} }, texts), summary: "Invite a partner" },
    ]);
  });

  it("posts one form for a press that Teams delivers twice, and answers both", async () => {
    const receipts: string[] = [];
    const call = actionCall({ flows: { recordReceipt: async (key) => (receipts.push(key), receipts.length === 1) } });
    assert.deepEqual([await postForm(call, form), await postForm(call, form)], [opened, opened]);
    assert.equal(call.reply.replied.length, 1);
  });
});
