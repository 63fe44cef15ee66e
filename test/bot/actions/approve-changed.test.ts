import assert from "node:assert/strict";
import { approveChanged } from "../../../bot/actions/approve-changed.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { actionCall, pressedInvitation, texts } from "../../fakes/action-call.ts";

describe("approveChanged", () => {
  it("hands on the fields that an approver may change, and no others", async () => {
    const handed: unknown[] = [];
    const typed = { displayName: "Sam", message: "Hi", userType: 7, email: "eve@evil.example", redirectUrl: "https://evil.example/" };
    const call = actionCall({
      data: { ...pressedInvitation, ...typed },
      flows: { approveInvitation: async ({ values }) => (handed.push(values), { kind: "unknown-invitation" }) },
    });
    assert.deepEqual(await approveChanged(call), unknownInvitation(texts));
    assert.deepEqual(handed, [{ displayName: "Sam", message: "Hi" }]);
  });
});
