import assert from "node:assert/strict";
import { teamCardAnswer } from "../../../bot/team-actions/team-card-answer.ts";
import { invitationCard } from "../../../src/cards/invitation.ts";
import { ownersCard } from "../../../src/cards/owners.ts";
import { accepted } from "../../build/in-state.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const invitation = accepted();
const shows = { kind: "invitation", id: invitation.id };
const answerTo = (data: Readonly<Record<string, unknown>>) => teamCardAnswer(actionCall({ data }), invitation);

describe("teamCardAnswer", () => {
  it("gives the card that was pressed, as it stands", () => {
    assert.deepEqual(answerTo({ owners: 1 }), { kind: "card", card: ownersCard({ invitation }, texts), shows });
    assert.deepEqual(answerTo({ team: "group-1" }), { kind: "card", card: invitationCard({ invitation }, texts), shows });
    assert.equal(answerTo({}), undefined);
  });
});
