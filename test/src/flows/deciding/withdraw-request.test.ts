import assert from "node:assert/strict";
import { advanceInvitation } from "../../../../src/domain/advance-invitation.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { withdrawRequest } from "../../../../src/flows/deciding/withdraw-request.ts";
import { aChange } from "../../../build/a-change.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { anApproval, awaiting } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { queued } from "../../../build/queued.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";
import { runDueJobs } from "../../../fakes/run-due-jobs.ts";

const adele = person();
const diego = person({ name: "Diego Siciliani" });
const { conversation: home } = anInvitation().home;
const approved = anApproval({ decision: { kind: "approved", by: id("megan"), name: "Megan Bowen", at: at("10:30") } });

const withdraw = (
  outside: FakeOutside,
  { id: asked }: Invitation,
  given: { by?: typeof adele; token?: string | null; where?: string } = {},
) => {
  const { by = adele, token = `sso:${by.id}`, where = home } = given;
  return withdrawRequest(outside.ports, { id: asked, by, conversation: id(where), ssoToken: token ?? undefined });
};

/** How many withdrawals count now. */
async function timesOf({ ports }: FakeOutside): Promise<number> {
  let count = 0;
  await ports.limits.decide(adele.id, "withdrawal", at("10:00"), ({ times }) => {
    count = times.length;
    return { verdict: { kind: "within" } };
  });
  return count;
}

describe("withdrawRequest", () => {
  it("withdraws an undecided request, updates both cards and notifies the followers", async () => {
    const outside = fakeOutside();
    const request = awaiting();
    await keep(outside, request);
    const outcome = await withdraw(outside, request);
    assert.ok(outcome.kind === "withdrawn");
    assert.deepEqual(await outside.store.invitations.find(request.id), outcome.invitation);
    assert.deepEqual(outcome.invitation.state, { kind: "withdrawn", since: at("10:00") });
    assert.equal(await outside.store.invitations.findOpen(request.emailKey), undefined);
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: request.id, what: "withdrawn", by: adele.id }]);
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: request.id, due: at("10:00") },
      { kind: "send-notice", invitation: request.id, notice: "withdrawn", due: at("10:00") },
    ]);
  });

  it("notifies a person who asked for the same partner, and who can request them now", async () => {
    const outside = fakeOutside();
    const request = awaiting({ email: "sam@fabrikam.com", emailKey: id("sam@fabrikam.com") });
    await keep(outside, request);
    outside.membership.policy = "adminsAndGuestInviters";
    const joined = await requestInvitation(outside.ports, aSubmission({ by: diego }));
    assert.ok(joined.kind === "refused" && joined.refusal.kind === "already-invited" && joined.refusal.following);
    await withdraw(outside, request);
    await runDueJobs(outside.ports);
    const told = outside.notifier.said.filter(({ what }) => what === "withdrawn");
    assert.deepEqual(
      told.map(({ to }) => to),
      [diego.id],
    );
    outside.membership.policy = "everyone";
    assert.equal((await requestInvitation(outside.ports, aSubmission({ by: diego }))).kind, "invited");
  });

  it("counts for the limit on asking only if approvers were asked", async () => {
    const outside = fakeOutside();
    const takenBack = async (invitation: Invitation) => {
      await keep(outside, invitation);
      assert.equal((await withdraw(outside, invitation)).kind, "withdrawn");
    };
    const [waiting, asked] = [queued(), awaiting()];
    await takenBack(waiting);
    assert.equal(await timesOf(outside), 0);
    await takenBack(asked);
    assert.equal(await timesOf(outside), 1);
  });

  it("refuses another person's token", async () => {
    const outside = fakeOutside();
    const request = awaiting();
    await keep(outside, request);
    const outcome = await withdraw(outside, request, { token: `sso:${diego.id}` });
    assert.deepEqual(outcome, { kind: "refused", refusal: { kind: "sign-in-refused" } });
    assert.equal((await stateIn(outside, request))?.kind, "awaiting-approval");
  });

  for (const decided of [invited({ approval: approved }), accepted({ approval: approved }), invited()]) {
    const { state } = decided;
    it(`returns the current state when it is too late: ${state.kind}${decided.approval ? "" : ", without approval"}`, async () => {
      const outside = fakeOutside();
      await keep(outside, decided);
      assert.deepEqual(await withdraw(outside, decided), { kind: "as-it-stands", invitation: decided });
      assert.equal((await withdraw(outside, decided, { token: null })).kind, "as-it-stands", "without a sign-in");
      assert.deepEqual(outside.store.events(), []);
    });
  }

  it("is withdrawn once, and loses against a decision that was committed first", async () => {
    const outside = fakeOutside();
    const request = awaiting();
    await keep(outside, request);
    const outcomes = await Promise.all([withdraw(outside, request), withdraw(outside, request)]);
    assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ["as-it-stands", "withdrawn"]);
    assert.equal(outside.store.events().length, 1);
  });

  it("returns the decision of an approver who was first", async () => {
    const outside = fakeOutside();
    const request = awaiting();
    await keep(outside, request);
    const { commit } = outside.ports.invitations;
    const step = advanceInvitation(
      request,
      { kind: "approved", decision: { kind: "approved", by: id("megan"), name: "Megan", at: at("10:00") } },
      at("10:00"),
    );
    assert.ok(step.kind === "ok");
    const once = { decided: false };
    outside.ports.invitations.commit = async (change) => {
      if (!once.decided) {
        once.decided = true;
        await commit.call(outside.ports.invitations, aChange({ invitations: [step.next] }));
      }
      return commit.call(outside.ports.invitations, change);
    };
    assert.deepEqual(await withdraw(outside, request), { kind: "as-it-stands", invitation: step.next });
    assert.equal((await stateIn(outside, request))?.kind, "sending");
  });
});
