import assert from "node:assert/strict";
import { revoke } from "../../../bot/actions/revoke.ts";
import { notRevoked } from "../../../bot/answers/not-revoked.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { revokeCard } from "../../../src/cards/revoke.ts";
import { id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";

describe("revoke", () => {
  it("asks the person who pressed to confirm", async () => {
    const open = invited();
    const handed: unknown[] = [];
    const askToRevoke = async (input: unknown) => (handed.push(input), { kind: "confirm", invitation: open } as const);
    const call = actionCall({ data, token: "jwt", flows: { askToRevoke } });
    assert.deepEqual(await revoke(call), { kind: "card", card: revokeCard({ invitation: open }, texts) });
    assert.deepEqual(handed, [
      { id: data.invitation, by: call.press.turn.person, conversation: call.press.turn.conversation, ssoToken: "jwt" },
    ]);
  });

  it("says why it can't be revoked", async () => {
    const kept = { kind: "kept", why: "not-ours", invitation: invited(), guest: id("g") } as const;
    const call = actionCall({ data, flows: { askToRevoke: async () => kept } });
    assert.deepEqual(await revoke(call), notRevoked(call, kept));
  });

  it("finds no invitation in data that was tampered with", async () => {
    assert.deepEqual(await revoke(actionCall({ data: { invitation: 1 } })), unknownInvitation(texts));
  });
});
