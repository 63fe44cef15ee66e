import assert from "node:assert/strict";
import type { QuestionNotice, Remark } from "../../../src/domain/approval.ts";
import { asksNewest, isAnswered, settledQuestions } from "../../../src/domain/question-notice.ts";
import { anApproval, awaiting } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";
import { failed } from "../../build/in-state.ts";

const by = { by: id("megan"), name: "Megan Bowen", at: at("10:00") };
const question: Remark = { kind: "question", ...by, text: "Until when?" };
const answer: Remark = { kind: "answer", ...by, text: "May." };
const about = (remark: number): QuestionNotice => ({ conversation: id("a:adele"), message: id(`message-${remark}`), remark });
const questions = [about(0), about(2)];

describe("settledQuestions", () => {
  it("has the messages whose question was answered, and no later one", () => {
    const settled = (...remarks: readonly Remark[]) => settledQuestions(awaiting({}, { remarks, questions })).map(({ remark }) => remark);
    assert.deepEqual(settled(question), []);
    assert.deepEqual(settled(question, answer), [0]);
    assert.deepEqual(settled(question, answer, question), [0]);
    assert.deepEqual(settled(question, answer, question, answer), [0, 2]);
  });

  it("takes an answer for all questions before it", () => {
    const asking = awaiting({}, { remarks: [question, question, answer], questions: [about(0), about(1)] });
    assert.equal(settledQuestions(asking).length, 2);
  });

  it("has all of them once the request doesn't wait for a decision any more", () => {
    const ended = failed("employee", { approval: anApproval({ remarks: [question], questions }) });
    assert.deepEqual(settledQuestions(ended), questions);
    assert.equal(isAnswered(ended, about(0)), false);
  });

  it("has none where nobody was asked", () => {
    assert.deepEqual(settledQuestions(failed("employee")), []);
  });
});

describe("asksNewest", () => {
  it("tells whether a message asks the newest remark", () => {
    assert.equal(asksNewest(awaiting({}, { remarks: [question], questions: [about(0)] })), true);
    assert.equal(asksNewest(awaiting({}, { remarks: [question, answer, question], questions: [about(0)] })), false);
    assert.equal(asksNewest(awaiting({}, { remarks: [question] })), false);
  });
});
