import assert from "node:assert/strict";
import { cantGetIn } from "../../../bot/team-actions/cant-get-in.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { cantGetInCard } from "../../../src/cards/cant-get-in.ts";
import { invitationCard } from "../../../src/cards/invitation.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { accepted, invited } from "../../build/in-state.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const data = { invitation: "44444444-4444-4444-8444-444444444444" };

async function answered(invitation: Invitation | undefined, more: Readonly<Record<string, unknown>> = {}) {
  return cantGetIn(actionCall({ data: { ...data, ...more }, flows: { findInvitation: async () => invitation } }));
}

describe("cantGetIn", () => {
  const invitation = accepted();

  it("asks three questions, and answers each", async () => {
    assert.deepEqual(await answered(invitation), { kind: "card", card: cantGetInCard({ invitation }, texts) });
    for (const hindrance of ["account", "factor", "blocked"] as const) {
      const card = cantGetInCard({ invitation, hindrance }, texts);
      assert.deepEqual(await answered(invitation, { answer: hindrance }), { kind: "card", card });
    }
  });

  it("asks again after an answer that it doesn't know", async () => {
    assert.deepEqual(await answered(invitation, { answer: "constructor" }), await answered(invitation));
  });

  it("shows the living card of a partner who isn't a guest any more", async () => {
    const pending = invited();
    const shows = { kind: "invitation", id: pending.id };
    assert.deepEqual(await answered(pending), { kind: "card", card: invitationCard({ invitation: pending }, texts), shows });
  });

  it("finds no invitation that the person may not see, nor one in data that was tampered with", async () => {
    assert.deepEqual(await answered(undefined), unknownInvitation(texts));
    assert.deepEqual(await cantGetIn(actionCall({ data: {} })), unknownInvitation(texts));
  });
});
