import assert from "node:assert/strict";
import type { Approval } from "../../../../src/domain/approval.ts";
import { defaultPolicy } from "../../../../src/domain/policy/policy.ts";
import { watchApproval } from "../../../../src/flows/deciding/watch-approval.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";
import { runDueJobs } from "../../../fakes/run-due-jobs.ts";

const channel = id("19:approvals@thread.tacv2");
const [megan, pradeep] = [person({ name: "Megan Bowen" }), person({ name: "Pradeep Gupta" })];
/** The clock stands on a Friday at ten. */
const friday = at("10:00");
const day = (date: string, time = "10:00:00.000") => id(`2026-11-${date}T${time}Z`);
const legal = { name: "legal", who: { kind: "people", people: [pradeep.id] } } as const;

async function world(approval: Partial<Approval> = {}) {
  const outside = fakeOutside();
  outside.teams.rosters.set(channel, [megan]);
  outside.directory.add({ id: id(pradeep.id), displayName: pradeep.name, userType: "Member" });
  outside.policy.change({
    approvers: [{ name: "team", who: { kind: "team" } }, legal],
    approvals: { ...defaultPolicy.approvals, escalate: { after: 2, to: "legal" } },
  });
  const request = awaiting({}, { channel, askedAt: friday, ...approval });
  await keep(outside, request);
  return { ...outside, outside, request, watch: () => watchApproval(outside.ports, request.id) };
}

describe("watchApproval", () => {
  it("waits a day at most, so that a changed policy counts", async () => {
    const { watch, outside } = await world();
    assert.deepEqual(await watch(), { kind: "again", at: day("21") });
    assert.deepEqual(jobsIn(outside), []);
  });

  it("reminds the approvers after a working day, and notifies the requester", async () => {
    const { watch, outside, request, clock, store } = await world();
    await clock.advance(3 * 86_400_000);
    const now = day("23");
    assert.deepEqual(await watch(), { kind: "again", at: now });
    assert.equal((await store.invitations.find(request.id))?.approval?.remindedAt, now);
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: request.id, due: now },
      { kind: "send-notice", invitation: request.id, notice: "reminded", due: now },
      { kind: "tell-approvers", invitation: request.id, what: "reminded", due: now },
    ]);
    assert.deepEqual(store.events(), [{ at: now, invitation: request.id, what: "reminded" }]);
    assert.deepEqual(await watch(), { kind: "again", at: day("24") });
  });

  it("escalates to the second set, by name", async () => {
    const { watch, request, clock, store } = await world({ remindedAt: day("23") });
    await clock.advance(4 * 86_400_000);
    const now = day("24");
    assert.deepEqual(await watch(), { kind: "again", at: now });
    const approval = (await store.invitations.find(request.id))?.approval;
    assert.deepEqual([approval?.escalatedAt, approval?.escalatedTo], [now, "legal"]);
    assert.deepEqual(store.events(), [{ at: now, invitation: request.id, what: "escalated", detail: "legal" }]);
  });

  it("ends it after seven days, once", async () => {
    const { watch, outside, request, clock, store } = await world();
    await clock.advance(7 * 86_400_000);
    const now = day("27");
    assert.deepEqual([await watch(), await watch()], [{ kind: "done" }, { kind: "done" }]);
    assert.deepEqual(await stateIn(outside, request), { kind: "lapsed", since: now });
    assert.deepEqual(store.events(), [{ at: now, invitation: request.id, what: "lapsed" }]);
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: request.id, due: now },
      { kind: "send-notice", invitation: request.id, notice: "lapsed", due: now },
    ]);
  });

  it("ends after the decision, and does nothing for an invitation without approval", async () => {
    const outside = fakeOutside();
    const direct = invited();
    const over = { ...awaiting(), state: { kind: "rejected", since: friday } as const };
    await keep(outside, direct, over);
    for (const { id: which } of [direct, over, { id: id("unknown") }]) {
      assert.deepEqual(await watchApproval(outside.ports, which), { kind: "done" });
    }
  });

  it("accepts a decision at the same moment", async () => {
    const { watch, outside, request, clock } = await world();
    await clock.advance(7 * 86_400_000);
    const sending = { ...request, version: 2, state: { kind: "sending", since: day("27") } as const };
    const { invitations } = outside.ports;
    const commit = invitations.commit.bind(invitations);
    invitations.commit = async (change) => {
      invitations.commit = commit;
      await keep(outside, sending);
      return commit(change);
    };
    await watch();
    assert.equal((await stateIn(outside, request))?.kind, "sending");
    assert.deepEqual(jobsIn(outside), []);
  });

  it("notifies everybody at each step, from the request to its end", async () => {
    const { outside, request, clock, approvals, notifier } = await world();
    await outside.ports.jobs.enqueue({
      task: { kind: "watch-approval", invitation: request.id },
      due: friday,
      key: `watch-approval:${request.id}`,
    });
    for (let hours = 0; hours < 8 * 24; hours += 1) {
      await runDueJobs(outside.ports);
      await clock.advance(3_600_000);
    }
    const replies = approvals.said.filter(({ what, to }) => what !== "edit" && !to).map(({ what, mentioned }) => [what, mentioned]);
    assert.deepEqual(replies, [
      ["reminded", ["Megan Bowen"]],
      ["escalated", ["Pradeep Gupta"]],
    ]);
    const alone = approvals.said.filter(({ to }) => to !== undefined).map(({ what, state }) => [what, state]);
    assert.deepEqual(
      alone,
      [
        ["post", "awaiting-approval"],
        ["edit", "lapsed"],
      ],
      "of the second set, who isn't in the team",
    );
    const notices = notifier.said.filter(({ what }) => what !== "edit").map(({ what }) => what);
    assert.deepEqual(notices, ["reminded", "escalated", "lapsed"]);
    const inChannel = approvals.said.findLast(({ to }) => !to);
    assert.deepEqual(inChannel, { what: "edit", invitation: request.id, state: "lapsed" });
  });
});
