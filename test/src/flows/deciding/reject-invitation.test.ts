import assert from "node:assert/strict";
import { rejectInvitation } from "../../../../src/flows/deciding/reject-invitation.ts";
import { aDecision, diego, megan } from "../../../build/a-decision.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { at } from "../../../build/ids.ts";
import { askedOutside } from "../../../fakes/asked-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const doer = { by: megan.id, name: megan.name, at: at("10:00") };

describe("rejectInvitation", () => {
  it("ends the request with the reason, and notifies the requester", async () => {
    const { outside, request } = await askedOutside();
    const outcome = await rejectInvitation(outside.ports, { ...aDecision(request), reason: "  We know nobody there.\u202e " });
    const decision = { kind: "rejected", ...doer, reason: "We know nobody there." };
    const after = { ...request, version: 2, state: { kind: "rejected", since: at("10:00") }, approval: { ...request.approval, decision } };
    assert.deepEqual(outcome, { kind: "rejected", invitation: after });
    assert.deepEqual(await outside.store.invitations.find(request.id), after);
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: request.id, what: "rejected", by: megan.id }]);
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: request.id, due: at("10:00") },
      { kind: "send-notice", invitation: request.id, notice: "rejected", due: at("10:00") },
    ]);
  });

  for (const [reason, problem] of [
    [undefined, "missing"],
    [" ", "missing"],
    ["x".repeat(501), "too-long"],
  ] as const) {
    it(`needs a reason: ${problem}`, async () => {
      const { outside, request } = await askedOutside();
      assert.deepEqual(await rejectInvitation(outside.ports, { ...aDecision(request), reason }), { kind: "problem", problem });
      assert.deepEqual(await outside.store.invitations.find(request.id), request);
    });
  }

  it("frees the address for a new request", async () => {
    const { outside, request } = await askedOutside();
    await rejectInvitation(outside.ports, { ...aDecision(request), reason: "No" });
    assert.equal(await outside.store.invitations.findOpen(request.emailKey), undefined);
  });

  it("needs no rights of the approver in Graph", async () => {
    const { outside, request } = await askedOutside();
    outside.identity.exchange = { kind: "consent-needed" };
    assert.equal((await rejectInvitation(outside.ports, { ...aDecision(request), reason: "No" })).kind, "rejected");
  });

  it("returns the decision of another approver who was first", async () => {
    const { outside, request } = await askedOutside();
    const { invitations } = outside.ports;
    const commit = invitations.commit.bind(invitations);
    const decision = { kind: "approved", by: diego.id, name: diego.name, at: at("10:00") } as const;
    const approval = anApproval({ decision });
    const sending = { ...request, version: 2, state: { kind: "sending", since: at("10:00") }, approval } as const;
    invitations.commit = async (change) => {
      invitations.commit = commit;
      await keep(outside, sending);
      return commit(change);
    };
    const outcome = await rejectInvitation(outside.ports, { ...aDecision(request), reason: "No" });
    assert.deepEqual(outcome, { kind: "already-decided", invitation: sending });
  });
});
