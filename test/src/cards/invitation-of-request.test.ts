import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { invitationCard, invitationData } from "../../../src/cards/invitation.ts";
import { longestRemark, mostRemarks } from "../../../src/domain/approval.ts";
import type { Approval, Remark } from "../../../src/domain/approval.ts";
import type { InvitationStateKind } from "../../../src/domain/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at } from "../../build/ids.ts";
import { megan, requestIn } from "./approval-examples.ts";
import { requester } from "./example-invitation.ts";
import { parseCard } from "./parse-card.ts";

const texts = textsFor("en-GB");
const by = { by: megan.id, name: megan.name, at: at("10:20") };
const question: Remark = { kind: "question", ...by, text: "Which project?" };
const answer: Remark = { ...question, kind: "answer", name: requester.name, text: "The spring campaign." };

const dataOf = (kind: InvitationStateKind, approval: Partial<Approval> = {}) =>
  invitationData({ invitation: requestIn(kind, { remarks: [], ...approval }) }, texts);

describe("invitationCard of a request that needs approval", () => {
  it("names the approvers, the time and the justification", () => {
    const { state, next, facts, history, problem, answer: asked } = dataOf("awaiting-approval");
    assert.deepEqual([state, problem, asked], ["Waiting for approval", undefined, undefined]);
    assert.equal(next, "Waiting for Contoso Partners to decide. Nothing has been sent yet; you hear of it here.");
    const lines = facts.map(({ title, value }) => `${title}: ${value}`);
    assert.deepEqual(lines.slice(0, 3), [
      "By: Adele Vance",
      "Who decides: Contoso Partners",
      "What for: We build the spring campaign together.",
    ]);
    assert.deepEqual(
      history.map(({ line }) => line),
      ["Requested 20 Nov 2026, 10:00", "Approval asked for 20 Nov 2026, 10:00"],
    );
  });

  it("has an input for the answer to an open question", () => {
    const data = dataOf("awaiting-approval", { remarks: [question] });
    assert.equal(data.next, "Megan Bowen has a question. Adele Vance answers it with “Answer”; nothing has been sent yet.");
    assert.deepEqual(data.remarks, [{ head: "Megan Bowen asked, 20 Nov 2026, 10:20", text: "Which project?" }]);
    assert.equal(data.answer?.title, "Answer");
    const { json } = {
      json: JSON.stringify(invitationCard({ invitation: requestIn("awaiting-approval", { remarks: [question] }) }, texts)),
    };
    assert.match(json, /"type":"Input.Text","id":"answer","label":"Your answer","isMultiline":true,"isRequired":true/);
  });

  it("has no input once there is an answer or a decision", () => {
    assert.equal(dataOf("awaiting-approval", { remarks: [question, answer] }).answer, undefined);
    assert.equal(dataOf("lapsed", { remarks: [question] }).answer, undefined);
    assert.equal(dataOf("awaiting-approval", { remarks: [question, answer] }).remarks.length, 2);
  });

  it("says why an approval failed, until the next decision", () => {
    const problem = { ...by, reason: "invitations-not-allowed" } as const;
    assert.ok(dataOf("awaiting-approval", { problem }).problem?.startsWith("Megan Bowen approved, but"));
    assert.equal(dataOf("lapsed", { problem }).problem, undefined);
  });

  it("says who rejected it and why, or who approved it and what they changed", () => {
    const rejected = dataOf("rejected", { decision: { kind: "rejected", ...by, reason: "Not *this* year." } });
    assert.deepEqual(rejected.remarks, [{ head: "Rejected by Megan Bowen, 20 Nov 2026, 10:20", text: "Not \\*this\\* year." }]);
    const approved = dataOf("invited", { decision: { kind: "approved", ...by, changed: ["message"] } });
    assert.deepEqual(approved.remarks, [{ head: "Approved by Megan Bowen, 20 Nov 2026, 10:20", text: "Changed: Message" }]);
  });

  it("stays far below Teams' size limit with the longest texts", () => {
    const text = "<[*_`".repeat(longestRemark);
    const remarks = Array.from({ length: mostRemarks }, (_, n): Remark => ({ ...(n % 2 === 0 ? question : answer), text, name: text }));
    const decision = { kind: "rejected", ...by, name: text, reason: text } as const;
    const invitation = requestIn("rejected", { remarks, decision, justification: text, approversName: text });
    const card = invitationCard({ invitation }, texts);
    assert.ok(JSON.stringify(card).length < 40_000, String(JSON.stringify(card).length));
    assert.deepEqual(parseCard(card).problems, []);
  });
});
