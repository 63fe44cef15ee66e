import assert from "node:assert/strict";
import { changedFields, confirmedCautions, readDecision } from "../../../bot/data/decision-data.ts";
import { actionCall, pressedInvitation } from "../../fakes/action-call.ts";

const pressed = (data: unknown) => actionCall({ data, token: "jwt" }).press;

describe("readDecision", () => {
  it("reads who decides about which request, and where", () => {
    const press = pressed(pressedInvitation);
    const { person: by, conversation } = press.turn;
    assert.deepEqual(readDecision(press), { id: pressedInvitation.invitation, by, conversation, ssoToken: "jwt" });
  });

  it("reads nothing of data that was tampered with", () => assert.equal(readDecision(pressed({ invitation: "1" })), undefined));
});

describe("confirmedCautions", () => {
  it("reads the cautions that we know, each once", () => {
    assert.deepEqual(confirmedCautions(pressed({ confirmed: ["guest-pending", "evil", 7, "guest-pending"] })), ["guest-pending"]);
    assert.deepEqual(confirmedCautions(pressed({})), []);
  });
});

describe("changedFields", () => {
  it("reads the text in the fields that an approver may change", () => {
    const typed = { displayName: "Sam", message: "Hi", cc: "x".repeat(20_000), userType: 7, email: "eve@evil.example" };
    assert.deepEqual(changedFields(pressed(typed)), { displayName: "Sam", message: "Hi", cc: "x".repeat(10_001) });
  });
});
