import assert from "node:assert/strict";
import { readRequesterPress } from "../../../bot/data/requester-data.ts";
import { actionCall, pressedInvitation } from "../../fakes/action-call.ts";

describe("readRequesterPress", () => {
  it("reads who pressed about which request, and where", () => {
    const { press } = actionCall({ data: pressedInvitation, token: "jwt" });
    const { person: by, conversation } = press.turn;
    assert.deepEqual(readRequesterPress(press), { id: pressedInvitation.invitation, by, conversation, ssoToken: "jwt" });
  });

  it("reads nothing of data that was tampered with", () => {
    assert.equal(readRequesterPress(actionCall({ data: { invitation: "../x" } }).press), undefined);
  });
});
