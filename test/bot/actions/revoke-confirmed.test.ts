import assert from "node:assert/strict";
import { revokeConfirmed } from "../../../bot/actions/revoke-confirmed.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { askToDeleteCard } from "../../../src/cards/ask-to-delete.ts";
import type { RevokeOutcome } from "../../../src/flows/tending/revoke-invitation.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at, id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";
import { livingAnswer } from "../../build/shown-answer.ts";

const answerTo = (outcome: RevokeOutcome) => revokeConfirmed(actionCall({ data, flows: { revokeInvitation: async () => outcome } }));

describe("revokeConfirmed", () => {
  it("hands on who revokes which invitation", async () => {
    const handed: unknown[] = [];
    const revokeInvitation = async (input: unknown) => (handed.push(input), { kind: "unknown-invitation" } as const);
    const call = actionCall({ data, token: "jwt", flows: { revokeInvitation } });
    assert.deepEqual(await revokeConfirmed(call), unknownInvitation(texts));
    assert.deepEqual(handed, [
      { id: data.invitation, by: call.press.turn.person, conversation: call.press.turn.conversation, ssoToken: "jwt" },
    ]);
    assert.deepEqual(await revokeConfirmed(actionCall({})), unknownInvitation(texts));
  });

  it("shows the living card once the invitation is revoked", async () => {
    const revoked = anInvitation({ state: { kind: "revoked", since: at("10:00"), guestId: id("g"), why: "asked" } });
    const card = livingAnswer({ invitation: revoked });
    assert.deepEqual(await answerTo({ kind: "revoked", invitation: revoked }), card);
  });

  it("shows the living card of an invitation whose guest was deleted before", async () => {
    const removed = anInvitation({ state: { kind: "removed", since: at("10:00"), guestId: id("g") } });
    assert.deepEqual(await answerTo({ kind: "removed", invitation: removed }), livingAnswer({ invitation: removed }));
  });

  it("gives the person who pressed a text for their administrator where the app may not delete guests", async () => {
    const open = invited();
    const outcome = { kind: "not-permitted", invitation: open, guest: id("g"), permission: "User.DeleteRestore.All" } as const;
    const by = actionCall({ data }).press.turn.person;
    const card = askToDeleteCard({ ...outcome, why: "not-permitted", by, page: "https://entra.microsoft.com/#guest/g" }, texts);
    assert.deepEqual(await answerTo(outcome), { kind: "card", card });
  });

  for (const busy of [{ kind: "busy" }, { kind: "busy", until: at("10:15") }] as const) {
    it(`says that it goes on by itself ${"until" in busy ? "after the wait that Microsoft asks for" : "when Microsoft answers"}`, async () => {
      const time = texts.formatMinute(at("10:15"));
      const text = "until" in busy ? texts.t("revoke.busy-until", { time }) : texts.t("revoke.busy");
      assert.deepEqual(await answerTo({ kind: "goes-on", busy }), { kind: "message", text });
    });
  }

  for (const [kind, text] of [
    ["accepted", texts.t("revoke.accepted")],
    ["too-fresh", texts.t("revoke.too-fresh")],
    ["no-state", texts.t("status.no-state-next")],
    ["not-yet", texts.t("revoke.not-yet")],
  ] as const) {
    it(`says why nothing was revoked: ${kind}`, async () => {
      assert.deepEqual(await answerTo({ kind }), { kind: "message", text });
    });
  }
});
