import assert from "node:assert/strict";
import { livingCardAnswer } from "../../../bot/answers/living-card-answer.ts";
import { invitationCard } from "../../../src/cards/invitation.ts";
import { invited } from "../../build/in-state.ts";
import { texts } from "../../fakes/action-call.ts";

describe("livingCardAnswer", () => {
  it("says which invitation the card shows", () => {
    const invitation = invited();
    const card = invitationCard({ invitation }, texts);
    assert.deepEqual(livingCardAnswer({ invitation }, texts), { kind: "card", card, shows: { kind: "invitation", id: invitation.id } });
  });
});
