import assert from "node:assert/strict";
import { fixAddress } from "../../../bot/actions/fix-address.ts";
import { inviteAgain } from "../../../bot/actions/invite-again.ts";
import { invitationCard } from "../../../src/cards/invitation.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { aForm } from "../../build/a-form.ts";
import { accepted } from "../../build/in-state.ts";
import { id } from "../../build/ids.ts";
import { person } from "../../build/person.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const invitation = "44444444-4444-4444-8444-444444444444";
const data = { invitation };
const unknown = { kind: "error", status: 400, text: texts.t("error.invitation-unknown", { command: "invite a partner" }) };
const form = { ...aForm(""), replaces: id(invitation) };

for (const [name, action, flow] of [
  ["fixAddress", fixAddress, "fixAddress"],
  ["inviteAgain", inviteAgain, "inviteAgain"],
] as const) {
  describe(name, () => {
    it("posts the form that the flow gives, once for a press that comes twice", async () => {
      const handed: unknown[] = [];
      const receipts: string[] = [];
      const flows = {
        [flow]: async (input: unknown) => (handed.push(input), { kind: "form", form } as const),
        recordReceipt: async (key: string) => (receipts.push(key), receipts.length === 1),
      };
      const call = actionCall({ data, flows });
      const opened = { kind: "message", text: "The form is below." };
      assert.deepEqual([await action(call), await action(call)], [opened, opened]);
      assert.deepEqual(call.reply.replied, [{ card: inviteFormCard({ ...form, problems: {} }, texts), summary: "Invite a partner" }]);
      const { person: by, conversation, kind } = call.press.turn;
      assert.deepEqual(handed[0], { id: invitation, by, viewer: { id: by.id, conversation }, where: kind });
    });

    it("shows how it stands otherwise, and knows nothing of what isn't there", async () => {
      const done = accepted();
      const stands = actionCall({ data, flows: { [flow]: async () => ({ kind: "as-it-stands", invitation: done }) as const } });
      assert.deepEqual(await action(stands), { kind: "card", card: invitationCard({ invitation: done }, texts) });
      const gone = actionCall({ data, flows: { [flow]: async () => ({ kind: "unknown-invitation" }) as const } });
      assert.deepEqual([await action(gone), await action(actionCall({ data: {} }))], [unknown, unknown]);
    });
  });
}

describe("fixAddress of others", () => {
  it("is told whose it is", async () => {
    const flows = { fixAddress: async () => ({ kind: "not-yours", requester: person({ name: "Diego" }) }) as const };
    const text = "Only Diego, who invited this partner, can fix the address.";
    assert.deepEqual(await fixAddress(actionCall({ data, flows })), { kind: "message", text });
  });
});
