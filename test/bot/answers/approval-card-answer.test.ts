import assert from "node:assert/strict";
import { approvalCardAnswer, findPressedInvitation } from "../../../bot/answers/approval-card-answer.ts";
import { waitingRequestData } from "../../../src/cards/waiting-request.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { awaiting } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { actionCall, pressedInvitation } from "../../fakes/action-call.ts";
import { approvalAnswer } from "../../build/shown-answer.ts";

const pressedId = id(pressedInvitation.invitation);

describe("findPressedInvitation", () => {
  const found = (seen: Invitation | undefined, listed: Invitation | undefined) => {
    const asked: unknown[] = [];
    const flows = {
      findInvitation: async (...given: unknown[]) => (asked.push(["find", ...given]), seen),
      showApproval: async (...given: unknown[]) => (asked.push(["approval", ...given]), listed),
    };
    const call = actionCall({ flows });
    const { person, conversation } = call.press.turn;
    return { invitation: findPressedInvitation(call, pressedId), asked, viewer: { id: person.id, conversation } };
  };

  it("finds an invitation that the person sees where they pressed", async () => {
    const seen = invited();
    const { invitation, asked, viewer } = found(seen, undefined);
    assert.deepEqual([await invitation, asked], [seen, [["find", pressedId, viewer]]]);
  });

  it("finds a request that the person may decide about, which they see in a list of their own", async () => {
    const listed = awaiting();
    const { invitation, asked, viewer } = found(undefined, listed);
    assert.equal(await invitation, listed);
    assert.deepEqual(asked.at(-1), ["approval", pressedId, viewer]);
  });
});

describe("approvalCardAnswer", () => {
  const invitation = awaiting();

  it("shows the approval card with a line for the person who pressed, and the link to its home", () => {
    const homeLink = "https://teams.example/1";
    const call = actionCall({ data: pressedInvitation, flows: { homeLink: () => homeLink } });
    const card = approvalAnswer({ invitation, note: "Passed on.", homeLink });
    assert.deepEqual(approvalCardAnswer(call, invitation, "Passed on."), card);
  });

  it("leads back to the list from which it was opened, whatever else the data claims", () => {
    const after = { createdAt: at("10:00"), id: pressedId };
    const shown = (list: unknown) => approvalCardAnswer(actionCall({ data: { ...pressedInvitation, list } }), invitation);
    const withList = approvalAnswer({ invitation, list: { after } });
    assert.deepEqual(shown(waitingRequestData({ after })), withList);
    assert.deepEqual(shown({ page: "all" }), approvalAnswer({ invitation }));
  });
});
