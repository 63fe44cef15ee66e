import assert from "node:assert/strict";
import { showHeadsUp } from "../../../bot/actions/show-heads-up.ts";
import { headsUpCard } from "../../../src/cards/heads-up.ts";
import type { HeadsUpOutcome } from "../../../src/flows/looking/show-heads-up.ts";
import { accepted, invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";
import { livingAnswer } from "../../build/shown-answer.ts";

const data = { invitation: "44444444-4444-4444-8444-444444444444" };
const unknown = { kind: "error", status: 400, text: texts.t("error.invitation-unknown", { command: "invite a partner" }) };

describe("showHeadsUp", () => {
  const answerTo = (outcome: HeadsUpOutcome) => showHeadsUp(actionCall({ data, flows: { showHeadsUp: async () => outcome } }));

  it("hands on who asks about which invitation", async () => {
    const handed: unknown[] = [];
    const call = actionCall({ data, flows: { showHeadsUp: async (input) => (handed.push(input), { kind: "unknown-invitation" }) } });
    assert.deepEqual(await showHeadsUp(call), unknown);
    assert.deepEqual(handed, [{ id: data.invitation, by: call.press.turn.person, conversation: call.press.turn.conversation }]);
    assert.deepEqual(await showHeadsUp(actionCall({ data: { invitation: 7 } })), unknown);
  });

  it("shows the text on a card to the person who pressed", async () => {
    const invitation = invited();
    assert.deepEqual(await answerTo({ kind: "heads-up", invitation }), { kind: "card", card: headsUpCard({ invitation }, texts) });
  });

  it("shows the living card when no mail is awaited", async () => {
    const invitation = accepted();
    assert.deepEqual(await answerTo({ kind: "no-mail", invitation }), livingAnswer({ invitation }));
  });

  it("names the requester, who alone may see the text", async () => {
    const text = "Only Diego, who invited this partner, can see this text.";
    assert.deepEqual(await answerTo({ kind: "not-yours", requester: person({ name: "Diego" }) }), { kind: "message", text });
  });
});
