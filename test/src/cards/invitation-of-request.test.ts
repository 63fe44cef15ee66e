import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { invitationCard, invitationData } from "../../../src/cards/invitation.ts";
import { longestRemark, mostRemarks } from "../../../src/domain/approval.ts";
import type { Approval, Remark } from "../../../src/domain/approval.ts";
import type { InvitationStateKind } from "../../../src/domain/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at, id } from "../../build/ids.ts";
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
  it("names the approvers, and in the details the time and the justification", () => {
    const { state, next, details, isProblem, quote, answer: asked } = dataOf("awaiting-approval");
    assert.deepEqual([state, isProblem, quote, asked], ["Waiting for approval", false, undefined, undefined]);
    assert.equal(next, "Somebody in “Contoso Partners” must approve. I'll tell you here.");
    const lines = details.facts.map(({ title, value }) => `${title}: ${value}`);
    assert.deepEqual(lines.slice(0, 2), ["By: Adele Vance", "What for: We build the spring campaign together."]);
    assert.deepEqual(
      details.history.map(({ line }) => line),
      ["Requested 20 Nov 2026, 10:00", "Approval asked for 20 Nov 2026, 10:00"],
    );
  });

  it("quotes an open question, and has an input for the answer", () => {
    const invitation = requestIn("awaiting-approval", { remarks: [answer, question] });
    const data = invitationData({ invitation }, texts);
    assert.deepEqual([data.next, data.quote], ["Megan Bowen asks Adele Vance:", "Which project?"]);
    assert.deepEqual(data.details.remarks, [{ head: "Adele Vance answered, 20 Nov 2026, 10:20", text: "The spring campaign." }]);
    assert.equal(data.answer?.title, "Answer");
    const json = JSON.stringify(invitationCard({ invitation }, texts));
    assert.match(json, /"type":"Input.Text","id":"answer","label":"Your answer","isMultiline":true,"isRequired":true/);
    const own = { ...invitation, home: { conversation: id("a:1adele") } };
    assert.equal(invitationData({ invitation: own }, texts).next, "Megan Bowen asks you:");
  });

  it("has no input once there is an answer or a decision", () => {
    assert.equal(dataOf("awaiting-approval", { remarks: [question, answer] }).answer, undefined);
    assert.equal(dataOf("lapsed", { remarks: [question] }).answer, undefined);
    assert.equal(dataOf("awaiting-approval", { remarks: [question, answer] }).details.remarks.length, 2);
  });

  it("says why an approval failed, until the next decision or question", () => {
    const problem = { ...by, reason: "invitations-not-allowed" } as const;
    const told = dataOf("awaiting-approval", { problem });
    assert.ok(told.isProblem && told.next.startsWith("Megan Bowen approved, but"));
    assert.ok(!dataOf("lapsed", { problem }).isProblem);
    assert.ok(!dataOf("awaiting-approval", { problem, remarks: [question] }).isProblem);
  });

  it("says who rejected it and why, or in the details who approved it and what they changed", () => {
    const { next, quote, details } = dataOf("rejected", { decision: { kind: "rejected", ...by, reason: "Not *this* year." } });
    assert.deepEqual([next, quote, details.remarks], ["Nothing was sent. Megan Bowen's reason:", "Not \\*this\\* year.", []]);
    const approved = dataOf("invited", { decision: { kind: "approved", ...by, changed: ["message"] } });
    assert.deepEqual(approved.details.remarks, [{ head: "Approved by Megan Bowen, 20 Nov 2026, 10:20", text: "Changed: Message" }]);
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
