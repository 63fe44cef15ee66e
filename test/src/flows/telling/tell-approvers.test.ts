import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { tellApprovers } from "../../../../src/flows/telling/tell-approvers.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { anApproval, awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { failed, invited, sending } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const [megan, pradeep] = [person({ name: "Megan Bowen" }), person({ name: "Pradeep Gupta" })];
const channel = id("19:approvals@thread.tacv2");
const doer = ({ id: by, name }: typeof megan) => ({ by, name, at: at("10:00") });
const request = awaiting(
  {},
  {
    channel,
    escalatedTo: "legal",
    remarks: [
      { kind: "question", ...doer(megan), text: "Why?" },
      { kind: "question", ...doer(pradeep), text: "Until when?" },
      { kind: "answer", ...doer(person()), text: "May." },
    ],
  },
);

async function world(...others: Parameters<typeof keep>[1][]) {
  const outside = fakeOutside();
  outside.teams.rosters.set(channel, [megan]);
  const legal = { name: "legal", displayName: "Legal", who: { kind: "group", group: "legal" } } as const;
  outside.membership.groups.set("legal", [pradeep]);
  outside.policy.change({ approvers: [{ name: "team", who: { kind: "team" } }, legal] });
  await keep(outside, request, ...others);
  return outside;
}

describe("tellApprovers", () => {
  for (const [what, mentioned] of [
    ["reminded", ["Megan Bowen"]],
    ["reopened", ["Megan Bowen"]],
    ["escalated", ["Pradeep Gupta"]],
    ["answered", ["Pradeep Gupta"]],
  ] as const) {
    it(`mentions the people that it concerns: ${what}`, async () => {
      const { ports, approvals } = await world();
      assert.deepEqual(await tellApprovers(ports, { invitation: request.id, what }, aTelling()), { kind: "done" });
      assert.deepEqual(approvals.said, [{ what, invitation: request.id, state: "awaiting-approval", mentioned }]);
    });
  }

  it("leaves the approvers who may be outside the team to a job", async () => {
    const outside = await world();
    await tellApprovers(outside.ports, { invitation: request.id, what: "reminded" }, aTelling());
    assert.deepEqual(jobsIn(outside), [{ kind: "ask-outside", invitation: request.id, what: "reminded", due: at("10:00") }]);
  });

  it("mentions the approver who asked in the reply with the answer, even if another one has asked another question since", async () => {
    const remarks = [...(request.approval?.remarks ?? []), { kind: "question", ...doer(megan), text: "And who pays?" } as const];
    const { ports, approvals } = await world({ ...request, version: 2, approval: anApproval({ channel, remarks }) });
    await tellApprovers(ports, { invitation: request.id, what: "answered" }, aTelling());
    assert.deepEqual(approvals.said[0]?.mentioned, ["Pradeep Gupta"]);
  });

  it("tells the approver that the invitation wasn't sent, unless it was sent since", async () => {
    const decision = { kind: "approved", ...doer(pradeep) } as const;
    const unsent = failed("busy", { approval: anApproval({ channel, decision }) });
    const again = sending({ approval: anApproval({ channel, decision }) });
    const { ports, approvals } = await world(unsent, again);
    for (const { id: invitation } of [unsent, again, request]) await tellApprovers(ports, { invitation, what: "failed" }, aTelling());
    assert.deepEqual(approvals.said, [{ what: "failed", invitation: unsent.id, state: "failed", mentioned: ["Pradeep Gupta"] }]);
  });

  it("says nothing of what doesn't wait for them (any more)", async () => {
    const direct = invited();
    const over = { ...awaiting(), state: { kind: "withdrawn", since: at("10:00") } as const };
    const { ports, approvals } = await world(direct, over);
    for (const invitation of [direct.id, over.id, id("unknown")]) {
      assert.deepEqual(await tellApprovers(ports, { invitation, what: "reminded" }, aTelling()), { kind: "done" });
    }
    assert.deepEqual(approvals.said, []);
  });

  it("tries again for a day when Teams doesn't find the channel; then log and status say that nobody was told", async () => {
    const { ports, approvals, log } = await world();
    approvals.planned.push({ kind: "not-now" }, { kind: "not-now" });
    const tell = (telling = aTelling()) => tellApprovers(ports, { invitation: request.id, what: "reminded" }, telling);
    const untold = async () => (await ports.invitations.find(request.id))?.untold;
    assert.deepEqual(await tell(), { kind: "retry", at: at("10:00:02"), why: "not-now" });
    assert.deepEqual(await tell(aTelling({ since: id("2026-11-19T09:00:00.000Z") })), { kind: "done" });
    assert.deepEqual([log.codes, await untold()], [["approvals-channel-unreachable"], ["approvers"]]);
    await tell();
    assert.equal(await untold(), undefined);
  });

  it("tells it at most once more when the answer is lost", async () => {
    const { ports, approvals, log } = await world();
    approvals.planned.push("answer-lost", "answer-lost");
    const tell = (times: number) => tellApprovers(ports, { invitation: request.id, what: "reminded" }, aTelling({ times }));
    await assert.rejects(tell(0), { code: "outcome-unknown" });
    assert.deepEqual(await tell(1), { kind: "done" });
    assert.deepEqual([approvals.said.length, log.codes], [2, ["notice-outcome-unknown"]]);
    assert.deepEqual((await ports.invitations.find(request.id))?.untold, ["approvers"]);
  });

  it("says in the log that nobody was reached, and leaves an outage to another try", async () => {
    const { ports, approvals, log } = await world();
    approvals.planned.push({ kind: "unreachable" }, new GuestlistError("teams-unavailable", "down"));
    assert.deepEqual(await tellApprovers(ports, { invitation: request.id, what: "reminded" }, aTelling()), { kind: "done" });
    assert.deepEqual(log.lines, [{ level: "error", code: "approvals-channel-unreachable", invitation: request.id }]);
    await assert.rejects(tellApprovers(ports, { invitation: request.id, what: "reminded" }, aTelling()), { code: "teams-unavailable" });
  });
});
