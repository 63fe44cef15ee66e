import assert from "node:assert/strict";
import { mostRemarks } from "../../../../src/domain/approval.ts";
import type { Approval, Remark } from "../../../../src/domain/approval.ts";
import { answerQuestion } from "../../../../src/flows/deciding/answer-question.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const adele = person();
const diego = person({ name: "Diego Siciliani" });
const question: Remark = { kind: "question", by: id("megan"), name: "Megan Bowen", at: at("10:20"), text: "Which project?" };
const reply: Remark = { kind: "answer", by: adele.id, name: adele.name, at: at("10:00"), text: "The spring campaign." };

async function asked(approval: Partial<Approval> = { remarks: [question] }) {
  const outside = fakeOutside();
  const request = awaiting({}, approval);
  await keep(outside, request);
  return { outside, request };
}

const answer = ({ ports }: FakeOutside, request: { id: string }, text: unknown = ` ${reply.text} `, by = adele, ssoToken?: string) =>
  answerQuestion(ports, {
    id: id(request.id),
    by,
    conversation: anInvitation().home.conversation,
    ssoToken: ssoToken ?? `sso:${by.id}`,
    answer: text,
  });

describe("answerQuestion", () => {
  it("stores the answer, shows it on both cards, and notifies the approvers", async () => {
    const { outside, request } = await asked();
    const outcome = await answer(outside, request);
    assert.ok(outcome.kind === "answered");
    assert.deepEqual(outcome.invitation.approval?.remarks, [question, reply]);
    assert.deepEqual(outcome.invitation.state, request.state);
    assert.deepEqual(await outside.store.invitations.find(request.id), outcome.invitation);
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: request.id, what: "answered", by: adele.id }]);
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: request.id, due: at("10:00") },
      { kind: "tell-approvers", invitation: request.id, what: "answered", due: at("10:00") },
    ]);
  });

  for (const remarks of [[], [question, reply]]) {
    it(`shows the current state when no question is open, with ${remarks.length} remarks`, async () => {
      const { outside, request } = await asked({ remarks });
      assert.deepEqual(await answer(outside, request), { kind: "as-it-stands", invitation: request });
      assert.deepEqual(outside.store.events(), []);
    });
  }

  for (const [text, problem] of [
    [null, "missing"],
    [{ text: "x" }, "missing"],
    [" \n\u200b ", "missing"],
    ["x".repeat(501), "too-long"],
  ] as const) {
    it(`takes no ${problem === "missing" ? "empty answer" : "answer that is too long"}: ${JSON.stringify(text).slice(0, 20)}`, async () => {
      const { outside, request } = await asked();
      assert.deepEqual(await answer(outside, request, text), { kind: "problem", problem });
      assert.deepEqual(outside.store.events(), []);
    });
  }

  it("is for the requester only, as their token proves", async () => {
    const { outside, request } = await asked();
    assert.deepEqual(await answer(outside, request, "Hi", diego), { kind: "not-yours", requester: adele });
    const forged = await answer(outside, request, "Hi", adele, `sso:${diego.id}`);
    assert.deepEqual(forged, { kind: "refused", refusal: { kind: "sign-in-refused" } });
    assert.deepEqual(outside.store.events(), []);
  });

  it("answers a question once, however often it is sent", async () => {
    const { outside, request } = await asked();
    const outcomes = await Promise.all(["One.", "Two.", "Three."].map((text) => answer(outside, request, text)));
    assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ["answered", "as-it-stands", "as-it-stands"]);
    assert.equal((await outside.store.invitations.find(request.id))?.approval?.remarks.length, 2);
  });

  it("has room for the answer to the last question that cards hold", async () => {
    const remarks = [...Array.from({ length: mostRemarks - 2 }, (_, n) => (n % 2 === 0 ? question : reply)), question];
    const { outside, request } = await asked({ remarks });
    const outcome = await answer(outside, request);
    assert.equal(outcome.kind === "answered" && outcome.invitation.approval?.remarks.length, mostRemarks);
  });

  it("finds that the request is over", async () => {
    const outside = fakeOutside();
    const request = awaiting({ state: { kind: "withdrawn", since: at("10:30") } }, { remarks: [question] });
    await keep(outside, request);
    assert.deepEqual(await answer(outside, request), { kind: "as-it-stands", invitation: request });
  });
});
