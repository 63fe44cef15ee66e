import assert from "node:assert/strict";
import { inviteAgain } from "../../../bot/actions/invite-again.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { aForm } from "../../build/a-form.ts";
import { accepted } from "../../build/in-state.ts";
import { id } from "../../build/ids.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";
import { livingAnswer } from "../../build/shown-answer.ts";

describe("inviteAgain", () => {
  it("posts the form that the flow gives", async () => {
    const form = { ...aForm(""), replaces: id(data.invitation) };
    const handed: unknown[] = [];
    const call = actionCall({ data, flows: { inviteAgain: async (input) => (handed.push(input), { kind: "form", form }) } });
    assert.deepEqual(await inviteAgain(call), { kind: "message", text: "The form is below." });
    assert.deepEqual(call.reply.replied, [{ card: inviteFormCard({ ...form, problems: {} }, texts), summary: "Invite a partner" }]);
    const { turn: where } = call.press;
    const { person: by, conversation } = where;
    assert.deepEqual(handed, [{ id: data.invitation, by, viewer: { id: by.id, conversation }, where }]);
  });

  it("shows the living card where the invitation hasn't ended", async () => {
    const invitation = accepted();
    const call = actionCall({ data, flows: { inviteAgain: async () => ({ kind: "as-it-stands", invitation }) } });
    assert.deepEqual(await inviteAgain(call), livingAnswer({ invitation }));
  });

  it("finds no invitation that isn't ours, nor one in data that was tampered with", async () => {
    const gone = actionCall({ data, flows: { inviteAgain: async () => ({ kind: "unknown-invitation" }) } });
    assert.deepEqual(await inviteAgain(gone), unknownInvitation(texts));
    assert.deepEqual(await inviteAgain(actionCall({ data: {} })), unknownInvitation(texts));
  });
});
