import assert from "node:assert/strict";
import { fixAddress } from "../../../bot/actions/fix-address.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { aForm } from "../../build/a-form.ts";
import { accepted } from "../../build/in-state.ts";
import { id } from "../../build/ids.ts";
import { person } from "../../build/person.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";
import { livingAnswer } from "../../build/shown-answer.ts";

describe("fixAddress", () => {
  it("posts the form that the flow gives", async () => {
    const form = { ...aForm(""), replaces: id(data.invitation) };
    const handed: unknown[] = [];
    const call = actionCall({ data, flows: { fixAddress: async (input) => (handed.push(input), { kind: "form", form }) } });
    assert.deepEqual(await fixAddress(call), { kind: "message", text: "The form is below." });
    assert.deepEqual(call.reply.replied, [{ card: inviteFormCard({ ...form, problems: {} }, texts), summary: "Invite a partner" }]);
    const { turn: where } = call.press;
    const { person: by, conversation } = where;
    assert.deepEqual(handed, [{ id: data.invitation, by, conversation, where }]);
  });

  it("shows the living card where the address can no longer be changed", async () => {
    const invitation = accepted();
    const call = actionCall({ data, flows: { fixAddress: async () => ({ kind: "as-it-stands", invitation }) } });
    assert.deepEqual(await fixAddress(call), livingAnswer({ invitation }));
  });

  it("names the requester, who alone may fix the address", async () => {
    const call = actionCall({ data, flows: { fixAddress: async () => ({ kind: "not-yours", requester: person({ name: "Diego" }) }) } });
    const text = "Only Diego, who invited this partner, can fix the address.";
    assert.deepEqual(await fixAddress(call), { kind: "message", text });
  });

  it("finds no invitation that isn't ours, nor one in data that was tampered with", async () => {
    const gone = actionCall({ data, flows: { fixAddress: async () => ({ kind: "unknown-invitation" }) } });
    assert.deepEqual(await fixAddress(gone), unknownInvitation(texts));
    assert.deepEqual(await fixAddress(actionCall({ data: {} })), unknownInvitation(texts));
  });
});
