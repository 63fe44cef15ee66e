import assert from "node:assert/strict";
import { notRevoked } from "../../../bot/answers/not-revoked.ts";
import { askToDeleteCard } from "../../../src/cards/ask-to-delete.ts";
import { keepReasons } from "../../../src/domain/judge-deletion.ts";
import { id } from "../../build/ids.ts";
import { accepted, invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";
import { actionCall, pressedInvitation, texts } from "../../fakes/action-call.ts";
import { livingAnswer } from "../../build/shown-answer.ts";

const answered = (outcome: Parameters<typeof notRevoked>[1]) => notRevoked(actionCall({ data: pressedInvitation }), outcome);

describe("notRevoked", () => {
  it("shows the living card of an invitation that isn't open", () => {
    const invitation = accepted();
    assert.deepEqual(answered({ kind: "as-it-stands", invitation }), livingAnswer({ invitation }));
  });

  for (const why of keepReasons) {
    it(`says who can delete the guest, and why the bot doesn't: ${why}`, () => {
      const outcome = { kind: "kept", why, invitation: invited(), guest: id("g") } as const;
      const by = actionCall({ data: pressedInvitation }).press.turn.person;
      const card = askToDeleteCard({ ...outcome, by, page: "https://entra.microsoft.com/#guest/g" }, texts);
      assert.deepEqual(answered(outcome), { kind: "card", card });
    });
  }

  for (const [outcome, text] of [
    [
      { kind: "not-yours", requester: person({ name: "Diego" }) },
      "Only Diego, who invited this partner, or an administrator can revoke the invitation.",
    ],
    [{ kind: "refused", refusal: { kind: "sign-in-refused" } }, texts.t("failure.sign-in-refused")],
  ] as const) {
    it(`says why: ${outcome.kind}`, () => assert.deepEqual(answered(outcome), { kind: "message", text }));
  }
});
