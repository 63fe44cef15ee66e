import assert from "node:assert/strict";
import { approve } from "../../../bot/actions/approve.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { actionCall, pressedInvitation, texts } from "../../fakes/action-call.ts";

describe("approve", () => {
  it("hands on who approves what, from where, and the cautions that they confirm", async () => {
    const handed: unknown[] = [];
    const confirmed = ["guest-pending", "evil", 7, "guest-pending"];
    const call = actionCall({
      data: { ...pressedInvitation, confirmed, message: "Not on this card" },
      token: "jwt",
      flows: { approveInvitation: async (input) => (handed.push(input), { kind: "unknown-invitation" }) },
    });
    assert.deepEqual(await approve(call), unknownInvitation(texts));
    const { person: by, conversation } = call.press.turn;
    assert.deepEqual(handed, [{ id: pressedInvitation.invitation, by, conversation, ssoToken: "jwt", confirmed: ["guest-pending"] }]);
  });
});
