import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { updateApproval } from "../../../../src/flows/telling/update-approval-card.ts";
import { updateLivingCard } from "../../../../src/flows/telling/update-card.ts";
import { anApproval, awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const megan = person({ name: "Megan Bowen" });
const missing = { kind: "message-missing" } as const;
const request = awaiting();
const decided = invited({ approval: anApproval() });
const edit = { what: "edit", invitation: request.id, state: "awaiting-approval" };

async function world() {
  const outside = fakeOutside();
  outside.teams.rosters.set(anApproval().channel, [megan]);
  await keep(outside, request, decided);
  return outside;
}
const stored = (outside: Awaited<ReturnType<typeof world>>, { id: which } = request) => outside.store.invitations.find(which);

describe("updateApproval", () => {
  it("shows the invitation as it stands, before and after the decision", async () => {
    const { ports, approvals } = await world();
    for (const { id: which } of [request, decided]) assert.deepEqual(await updateApproval(ports, which, 1), { kind: "done" });
    assert.deepEqual(approvals.said, [edit, { what: "edit", invitation: decided.id, state: "invited" }]);
  });

  it("edits without any mention when Teams refuses the requester's", async () => {
    const { ports, approvals, log } = await world();
    approvals.planned.push(new GuestlistError("teams-refused", "Teams answered 400 BadArgument", { status: 400 }));
    assert.deepEqual(await updateApproval(ports, request.id, 1), { kind: "done" });
    assert.deepEqual([approvals.said, log.codes], [[{ ...edit, withoutMentions: true }], ["approvers-not-mentioned"]]);
  });

  it("has nothing to show of what nobody was asked about, isn't posted yet, or isn't there", async () => {
    const outside = await world();
    const { card: _, ...notPosted } = anApproval();
    const waiting = { ...awaiting(), approval: notPosted };
    const direct = invited();
    await keep(outside, waiting, direct);
    for (const which of [waiting.id, direct.id, id("unknown")]) {
      assert.deepEqual(await updateApproval(outside.ports, which, 1), { kind: "done" });
    }
    assert.deepEqual(outside.approvals.said, []);
  });

  for (const [attempt, seconds] of [
    [1, "10:00:02"],
    [3, "10:00:06"],
  ] as const) {
    it(`tries again at ${seconds} when attempt ${attempt} finds no message`, async () => {
      const { ports, approvals } = await world();
      approvals.planned.push(missing);
      const outcome = await updateApproval(ports, request.id, attempt);
      assert.deepEqual(outcome, { kind: "retry", at: at(seconds), why: "message-missing" });
    });
  }

  it("posts the card anew after four tries, which mentions the approvers as long as they are asked", async () => {
    const outside = await world();
    for (const [{ id: which }, mentioned] of [
      [request, ["Megan Bowen"]],
      [decided, []],
    ] as const) {
      outside.approvals.planned.push(missing);
      assert.deepEqual(await updateApproval(outside.ports, which, 4), { kind: "done" });
      assert.deepEqual(outside.approvals.said.at(-1)?.mentioned, mentioned);
    }
    assert.equal((await stored(outside))?.approval?.card, "approval-1");
    assert.deepEqual(await stored(outside, decided), { ...decided, version: 2, approval: { ...anApproval(), card: "approval-2" } });
  });

  for (const plan of [[{ kind: "unreachable" }], [missing, { kind: "unreachable" }]] as const) {
    it(`gives up a channel that can't be reached, at the ${plan.length === 1 ? "edit" : "new post"}; what was decided stands`, async () => {
      const outside = await world();
      outside.approvals.planned.push(...plan);
      assert.deepEqual(await updateApproval(outside.ports, decided.id, 4), { kind: "done" });
      assert.deepEqual(outside.log.lines, [{ level: "warn", code: "approvals-channel-unreachable", invitation: decided.id }]);
      assert.deepEqual(await stored(outside, decided), decided);
    });
  }

  it("doesn't post again and again when Teams gives the new card no id", async () => {
    const outside = await world();
    outside.approvals.planned.push(missing, { kind: "sent", activity: undefined });
    assert.deepEqual(await updateApproval(outside.ports, request.id, 4), { kind: "done" });
    assert.deepEqual([await stored(outside), outside.log.codes], [request, ["approval-card-without-id"]]);
  });

  for (const code of ["teams-unavailable", "throttled"] as const) {
    it(`leaves it to another try when Teams is ${code}`, async () => {
      const { ports, approvals } = await world();
      approvals.planned.push(new GuestlistError(code, "later"));
      await assert.rejects(updateApproval(ports, request.id, 1), { code });
    });
  }

  it("goes along with the living card, also when that one can't be reached", async () => {
    const outside = await world();
    outside.notifier.planned.push({ kind: "unreachable" });
    await updateLivingCard(outside.ports, request.id, 1);
    assert.deepEqual(jobsIn(outside), [{ kind: "update-approval", invitation: request.id, due: at("10:00") }]);
  });
});
