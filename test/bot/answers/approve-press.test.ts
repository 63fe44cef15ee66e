import assert from "node:assert/strict";
import { approvePress } from "../../../bot/answers/approve-press.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { approveChangesCard } from "../../../src/cards/approve-changes.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { ApproveOutcome } from "../../../src/flows/deciding/approve-invitation.ts";
import { approvalAnswer } from "../../build/shown-answer.ts";
import { anApproval, awaiting } from "../../build/an-approval.ts";
import { at } from "../../build/ids.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";

const request = { ...awaiting(), approval: anApproval() };

const card = (invitation: Invitation, note?: string) => approvalAnswer({ invitation, ...(note !== undefined && { note }) });
const message = (text: string) => ({ kind: "message", text });

const approved = (outcome: ApproveOutcome) => approvePress(actionCall({ data, flows: { approveInvitation: async () => outcome } }));

describe("approvePress", () => {
  it("hands on the approver's changes, if there are any", async () => {
    const handed: unknown[] = [];
    const approveInvitation = async (input: object) => (handed.push(input), { kind: "unknown-invitation" } as const);
    const call = actionCall({ data, token: "jwt", flows: { approveInvitation } });
    const values = { message: "Hi" };
    for (const changes of [undefined, values]) assert.deepEqual(await approvePress(call, changes), unknownInvitation(texts));
    const { person: by, conversation } = call.press.turn;
    const approval = { id: data.invitation, by, conversation, ssoToken: "jwt", confirmed: [] };
    assert.deepEqual(handed, [approval, { ...approval, values }]);
  });

  for (const kind of ["invited", "failed", "reopened", "unsettled"] as const) {
    it(`shows the approval card when it is ${kind}`, async () => {
      assert.deepEqual(await approved({ kind, invitation: request }), card(request));
    });
  }

  it("says on the approval card until when Microsoft is busy", async () => {
    const busy = { kind: "busy", until: at("10:00") } as const;
    const note = texts.t("refusal.busy-until", { time: texts.formatMinute(busy.until) });
    assert.deepEqual(await approved({ kind: "failed", invitation: request, busy }), card(request, note));
  });

  it("shows the cautions that an approver must confirm first, with what was asked for", async () => {
    const cautions = [{ kind: "contact-exists", name: "Legal desk" }] as const;
    const expected = approveChangesCard({ invitation: request, cautions, values: {}, confirmed: [] }, texts);
    assert.deepEqual(await approved({ kind: "to-confirm", invitation: request, cautions }), { kind: "card", card: expected });
  });

  it("keeps what was typed beside what is wrong with it, and what was confirmed", async () => {
    const problems = { cc: "cc-malformed" } as const;
    const values = { message: "Hi", cc: "kim" };
    const call = actionCall({
      data: { ...data, confirmed: ["guest-pending"] },
      flows: { approveInvitation: async () => ({ kind: "problems", invitation: request, problems }) },
    });
    const expected = approveChangesCard({ invitation: request, problems, values, confirmed: ["guest-pending"] }, texts);
    assert.deepEqual(await approvePress(call, values), { kind: "card", card: expected });
  });

  it("says that neither the approver nor the requester may invite", async () => {
    const text = texts.t("decision.nobody-may-send", { name: "Adele Vance" });
    assert.deepEqual(await approved({ kind: "nobody-may-send", invitation: request }), message(text));
  });

  it("says why a person may not decide", async () => {
    assert.deepEqual(await approved({ kind: "own-request", invitation: request }), message(texts.t("decision.own")));
  });

  it("finds no invitation in data that was tampered with", async () => {
    assert.deepEqual(await approvePress(actionCall({ data: {} })), unknownInvitation(texts));
  });
});
