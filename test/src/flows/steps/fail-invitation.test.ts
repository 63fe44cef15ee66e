import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { failInvitation } from "../../../../src/flows/steps/fail-invitation.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const sending = anInvitation({ state: { kind: "sending", since: at("10:00") } });
const decision = { kind: "approved", by: id("person-megan"), name: "Megan Bowen", at: at("10:00") } as const;
const approved: Invitation = { ...sending, inviteAs: "approver", approval: anApproval({ decision }) };

async function world(open: Invitation) {
  const outside = fakeOutside();
  await keep(outside, open);
  return outside;
}

describe("failInvitation", () => {
  it("ends the invitation with a reason and a reference, which the log knows, too", async () => {
    const outside = await world(sending);
    const job = { task: { kind: "update-card", invitation: sending.id }, due: at("10:00") } as const;
    const ended = await failInvitation(outside.ports, sending, "busy", { remoteId: "graph-1", jobs: [job] });
    assert.ok(ended?.state.kind === "failed");
    const { reason, reference } = ended.state;
    assert.deepEqual([reason, reference.length], ["busy", 8]);
    assert.deepEqual(await outside.store.invitations.find(sending.id), ended);
    const line = { level: "warn", code: "invitation-failed", invitation: sending.id, reason, reference, remoteId: "graph-1" };
    assert.deepEqual(outside.log.lines, [line]);
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: sending.id, what: "failed", detail: "busy" }]);
    assert.deepEqual(jobsIn(outside), [{ ...job.task, due: job.due }]);
  });

  it("tells the approver, who alone can try again, if that is worth it", async () => {
    for (const [reason, jobs] of [
      ["busy", [{ kind: "tell-approvers", invitation: approved.id, what: "failed", due: at("10:00") }]],
      ["address-refused", []],
    ] as const) {
      const outside = await world(approved);
      await failInvitation(outside.ports, approved, reason);
      assert.deepEqual(jobsIn(outside), jobs);
    }
  });

  it("opens the request again when the reason lies with its approver: others may decide", async () => {
    const outside = await world(approved);
    const reopened = await failInvitation(outside.ports, approved, "quota-reached");
    assert.equal(reopened?.state.kind, "awaiting-approval");
    assert.deepEqual(
      outside.store.events().map(({ what, detail }) => [what, detail]),
      [["reopened", "quota-reached"]],
    );
    assert.deepEqual(
      outside.store.storedJobs().map(({ task }) => task.kind),
      ["post-approval", "tell-approvers", "watch-approval"],
    );
  });

  it("changes nothing when another outcome was recorded first", async () => {
    const ended = accepted();
    const there = await world(ended);
    assert.equal(await failInvitation(there.ports, ended, "busy"), undefined);
    const outside = await world(sending);
    await keep(outside, { ...sending, version: 2 });
    assert.equal(await failInvitation(outside.ports, sending, "busy"), undefined);
    assert.deepEqual(await outside.store.invitations.find(sending.id), { ...sending, version: 2 });
  });
});
