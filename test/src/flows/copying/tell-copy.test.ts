import assert from "node:assert/strict";
import { tellCopy } from "../../../../src/flows/copying/tell-copy.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { aCopy, awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const pradeep = person({ name: "Pradeep Gupta" });
const to = pradeep.id;
const request = awaiting({}, { copies: [aCopy(pradeep)] });
const done = { kind: "done" };
const told = { what: "reminded", invitation: request.id, state: "awaiting-approval", to };

async function world(kept = request) {
  const outside = fakeOutside();
  await keep(outside, kept);
  const run = (telling = aTelling(), who = to) => tellCopy(outside.ports, { invitation: kept.id, what: "reminded", to: who }, telling);
  return { ...outside, run };
}

describe("tellCopy", () => {
  it("tells the approver in their own chat", async () => {
    const { run, approvals } = await world();
    assert.deepEqual(await run(), done);
    assert.deepEqual(approvals.said, [told]);
  });

  it("tells nothing that isn't so any more, and nobody without a copy", async () => {
    const decided = await world({ ...request, state: { kind: "withdrawn", since: at("10:00") } });
    assert.deepEqual([await decided.run(), decided.approvals.said], [done, []]);
    const { run, approvals, ports } = await world();
    assert.deepEqual(await run(aTelling(), id("nobody")), done);
    assert.deepEqual(await tellCopy(ports, { invitation: id("unknown"), what: "reminded", to }, aTelling()), done);
    assert.deepEqual(approvals.said, []);
  });

  it("tries again for a day when Teams doesn't find the chat; then the log says so, and nothing breaks", async () => {
    const { run, approvals, log } = await world();
    approvals.planned.push({ kind: "not-now" }, { kind: "not-now" }, { kind: "unreachable" });
    assert.deepEqual(await run(), { kind: "retry", at: at("10:00:02"), why: "not-now" });
    assert.deepEqual(await run(aTelling({ since: id("2026-11-19T10:00:00.000Z") })), done);
    assert.deepEqual(await run(), done);
    const line = { level: "warn", code: "approver-not-reached", invitation: request.id, person: to };
    assert.deepEqual(log.lines, [
      { ...line, why: "not-now" },
      { ...line, why: "unreachable" },
    ]);
  });

  it("posts at most once more when the answer is lost", async () => {
    const { run, approvals } = await world();
    approvals.planned.push("answer-lost", "answer-lost");
    await assert.rejects(run(), { code: "outcome-unknown" });
    assert.deepEqual(await run(aTelling({ times: 1 })), done);
    assert.equal(approvals.said.length, 2);
  });
});
