import assert from "node:assert/strict";
import { mostRemarks } from "../../../../src/domain/approval.ts";
import { askBack } from "../../../../src/flows/deciding/ask-back.ts";
import { aDecision, diego, megan } from "../../../build/a-decision.ts";
import { at } from "../../../build/ids.ts";
import { askedOutside } from "../../../fakes/asked-outside.ts";
import { jobsIn } from "../../../fakes/kept-in.ts";

const doer = { by: megan.id, name: megan.name, at: at("10:00") };

describe("askBack", () => {
  it("stores the question, and notifies the requester", async () => {
    const { outside, request } = await askedOutside();
    const outcome = await askBack(outside.ports, { ...aDecision(request), question: " Until when? " });
    const remarks = [{ kind: "question", ...doer, text: "Until when?" }];
    const after = { ...request, version: 2, approval: { ...request.approval, remarks } };
    assert.deepEqual(outcome, { kind: "asked", invitation: after });
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: request.id, what: "asked-back", by: megan.id }]);
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: request.id, due: at("10:00") },
      { kind: "send-notice", invitation: request.id, notice: "asked-back", due: at("10:00") },
    ]);
  });

  it("needs a question that isn't too long", async () => {
    const { outside, request } = await askedOutside();
    const ask = async (question: unknown) => askBack(outside.ports, { ...aDecision(request), question });
    assert.deepEqual(await ask(undefined), { kind: "problem", problem: "missing" });
    assert.deepEqual(await ask("x".repeat(501)), { kind: "problem", problem: "too-long" });
    assert.deepEqual(await outside.store.invitations.find(request.id), request);
  });

  it("passes a question on once, even if its press is delivered again after a restart; another person may ask the same", async () => {
    const { outside, request } = await askedOutside();
    const ask = (by = megan) => askBack(outside.ports, { ...aDecision(request, { by }), question: "Until when?" });
    const first = await ask();
    assert.deepEqual(await ask(), first);
    assert.equal(outside.store.events().length, 1);
    const other = await ask(diego);
    assert.ok(other.kind === "asked" && other.invitation.approval?.remarks.length === 2);
    const again = await ask();
    assert.ok(again.kind === "asked" && again.invitation.approval?.remarks.length === 3);
  });

  it("passes a question on once, even if two instances get it at the same time", async () => {
    const { outside, request } = await askedOutside();
    const ask = async () => askBack(outside.ports, { ...aDecision(request), question: "Until when?" });
    const [first, second] = await Promise.all([ask(), ask()]);
    assert.deepEqual([first, outside.store.events().length], [second, 1]);
    assert.ok(first.kind === "asked" && first.invitation.approval?.remarks.length === 1);
  });

  it("takes as many questions as the cards have room for, with room for the last answer", async () => {
    const { outside, request } = await askedOutside();
    const kinds: string[] = [];
    for (let count = 0; count < mostRemarks; count++) {
      const by = count % 2 === 0 ? megan : diego;
      kinds.push((await askBack(outside.ports, { ...aDecision(request, { by }), question: `Question ${count}?` })).kind);
    }
    const taken = Array.from({ length: mostRemarks - 1 }, () => "asked");
    assert.deepEqual(kinds, [...taken, "too-many-remarks"]);
  });
});
