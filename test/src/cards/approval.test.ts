import assert from "node:assert/strict";
import { approvalCard, approvalData } from "../../../src/cards/approval.ts";
import type { ApprovalView } from "../../../src/cards/approval.ts";
import type { Approval } from "../../../src/domain/approval.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at } from "../../build/ids.ts";
import { megan, requestIn } from "./approval-examples.ts";
import { invitation, invitationIn } from "./example-invitation.ts";

const texts = textsFor("en-GB");
const by = { by: megan.id, name: "Megan Bowen", at: at("10:40") };
const adele = invitation.requester;

const data = (view: ApprovalView) => approvalData(view, texts);
const awaiting = (approval: Partial<Approval> = {}, given: Partial<Invitation> = {}) =>
  requestIn("awaiting-approval", { remarks: [], ...approval }, given);

/** The buttons as Microsoft's renderer draws them, including those in the overflow menu. */
const buttons = (view: ApprovalView) => {
  const { actions = [] } = approvalCard(view, texts);
  assert.ok(Array.isArray(actions));
  return actions.map(({ title }) => title);
};

describe("approvalCard", () => {
  it("names requester, partner, justification and approvers", () => {
    const { title, next, justification, state } = data({ invitation: awaiting() });
    assert.deepEqual(
      [title, next, state],
      ["Adele Vance asks to invite sam.okafor@fabrikam.com", "To decide: Contoso Partners", "Waiting for approval"],
    );
    assert.deepEqual(justification, { label: "What is it for?", text: "We build the spring campaign together." });
  });

  it("says on a copy where the others are asked, as long as it waits", () => {
    const { next } = data({ invitation: awaiting(), isCopy: true });
    assert.equal(next, "To decide: Contoso Partners, in the approvals channel or in their own chats with me. The first answer counts.");
    assert.equal(data({ invitation: requestIn("withdrawn", {}), isCopy: true }).next, undefined);
  });

  it("offers everybody the same buttons while it waits, and a link to the home", () => {
    const homeLink = "https://teams.example/1";
    const expected = ["Approve", "Approve with changes", "Ask back", "Reject", "History", "Where it was asked"];
    assert.deepEqual(buttons({ invitation: awaiting(), homeLink }), expected);
    assert.deepEqual(buttons({ invitation: awaiting() }), expected.slice(0, -1));
  });

  for (const [state, expected] of [
    ["sending", ["History"]],
    ["invited", ["History"]],
    ["accepted", ["History"]],
    ["rejected", ["History"]],
    ["withdrawn", ["History"]],
    ["lapsed", ["History"]],
    ["removed", ["History"]],
    ["revoked", ["History"]],
    ["failed", ["Try again", "History"]],
  ] as const) {
    it(`has no buttons to decide once it is ${state}`, () => {
      assert.deepEqual(buttons({ invitation: requestIn(state, { decision: { kind: "approved", ...by } }) }), expected);
    });
  }

  describe("has inputs on the card", () => {
    const card = approvalCard({ invitation: awaiting(), list: {} }, texts);
    const shown = (card["actions"] as readonly { readonly type: string; readonly card?: object }[]).flatMap((action) => action.card ?? []);

    it("for a question and for a reason, which are required and have room for 500 characters", () => {
      const inputs = shown.map((each) => (each as { body: readonly Record<string, unknown>[] }).body[0]);
      assert.deepEqual(
        inputs.map((input) => [input?.["id"], input?.["isRequired"], input?.["maxLength"], input?.["errorMessage"]]),
        [
          ["question", true, 500, "Write your question."],
          ["reason", true, 500, "Say why, so that the requester understands."],
        ],
      );
    });

    it("with buttons that hold the request and the list that it was opened from", () => {
      const sent = shown.map((each) => (each as { actions: readonly Record<string, unknown>[] }).actions[0]);
      const list = { page: "first" };
      assert.deepEqual(
        sent.map((action) => [action?.["verb"], action?.["data"], action?.["associatedInputs"]]),
        [
          ["ask-back", { invitation: invitation.id, list }, undefined],
          ["reject", { invitation: invitation.id, list }, undefined],
        ],
      );
    });
  });

  it("says why an approval failed, as long as another one may help", () => {
    const problem = { ...by, reason: "invitations-not-allowed" } as const;
    assert.match(
      data({ invitation: awaiting({ problem }) }).problem ?? "",
      /^Megan Bowen approved, but your organization doesn't let them invite/,
    );
    assert.equal(data({ invitation: requestIn("sending", { problem }) }).problem, undefined);
  });

  it("says what to do about a failed invitation", () => {
    assert.match(data({ invitation: requestIn("failed") }).next ?? "", /You can try again/);
    assert.equal(data({ invitation: requestIn("accepted") }).next, undefined);
  });

  it("gives only the requester a card of their own", () => {
    const { refresh } = approvalCard({ invitation: awaiting() }, texts);
    assert.deepEqual(refresh, {
      action: { type: "Action.Execute", verb: "show-card", data: { invitation: invitation.id }, fallback: "drop" },
      userIds: [adele.teamsId],
    });
  });

  it("keeps the direction of people's texts on a card of the other direction", () => {
    const arabic = textsFor("ar-EG");
    assert.equal(approvalData({ invitation: awaiting() }, arabic).justification.text, "\u2068We build the spring campaign together.\u2069");
  });

  it("throws for an invitation without approval", () => {
    assert.throws(() => approvalCard({ invitation: invitationIn("invited") }, texts), TypeError);
  });
});
