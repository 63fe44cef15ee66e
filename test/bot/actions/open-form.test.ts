import assert from "node:assert/strict";
import { openForm } from "../../../bot/actions/open-form.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { aForm } from "../../build/a-form.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

describe("openForm", () => {
  for (const [data, email] of [
    [{ email: "sam@fabrikam.com" }, "sam@fabrikam.com"],
    [{}, ""],
    [{ email: 7 }, ""],
  ] as const) {
    it(`posts a form of its own for ${JSON.stringify(data)}`, async () => {
      const asked: unknown[] = [];
      const call = actionCall({ data, flows: { openForm: async (...given) => (asked.push(given), aForm(email)) } });
      assert.deepEqual(await openForm(call), { kind: "message", text: "The form is below." });
      assert.deepEqual(call.reply.replied, [
        { card: inviteFormCard({ ...aForm(email), isNew: true, problems: {} }, texts), summary: "Invite a partner" },
      ]);
      assert.deepEqual(asked, [[call.press.turn.person, email, call.press.turn]]);
    });
  }
});
