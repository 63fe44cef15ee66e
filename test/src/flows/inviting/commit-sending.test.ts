import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { commitSending } from "../../../../src/flows/inviting/commit-sending.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { retryInvitation } from "../../../../src/flows/inviting/retry-invitation.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { withdrawRequest } from "../../../../src/flows/deciding/withdraw-request.ts";
import { aRule } from "../../../build/a-policy.ts";
import { aChange } from "../../../build/a-change.ts";
import { aDecision, inChannel } from "../../../build/a-decision.ts";
import { aFollower } from "../../../build/a-follower.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { refusalOf } from "../../../build/a-world-with-approvers.ts";
import { aCopy, awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { failed, invited, sending } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { aroundPorts } from "../../../fakes/around-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { follow, jobsIn, keep } from "../../../fakes/kept-in.ts";
import { letTimePass } from "../../../fakes/run-due-jobs.ts";

const email = "sam@fabrikam.com";
const [adele, diego, megan, lee] = [
  person(),
  person({ name: "Diego Siciliani" }),
  person({ name: "Megan Bowen" }),
  person({ name: "Lee Gu" }),
];
/** Adele's request, which nobody has decided about. */
const undecided = awaiting({ email, requester: adele }, { copies: [aCopy(megan, { card: id("1700000000031") })] });

async function world(...others: readonly Invitation[]): Promise<FakeOutside> {
  const outside = fakeOutside();
  inChannel(outside, megan);
  for (const one of [adele, diego, lee]) outside.directory.types.set(one.id, "Member");
  await keep(outside, ...(others.length > 0 ? others : [undecided]));
  return outside;
}

const submit = (outside: FakeOutside, by = diego, given = {}) => requestInvitation(outside.ports, aSubmission({ by, ...given }));
const stateOf = async ({ store }: FakeOutside, { id: which }: Pick<Invitation, "id">) => (await store.invitations.find(which))?.state;
const invitedOf = ({ directory }: FakeOutside) => directory.invited.length;
/** Minutes later, all jobs have run. */
const later = ({ ports, clock }: FakeOutside) => letTimePass({ ...ports, clock }, 200_000);
const said = ({ notifier }: FakeOutside) =>
  notifier.said.filter(({ what }) => what !== "edit").map(({ what, to, invitation }) => [what, to, invitation]);

describe("A request that needs no approval, while another one for the same partner is undecided", () => {
  it("goes out; the undecided one ends in the same transaction, and its requester follows", async () => {
    const outside = await world();
    const outcome = await submit(outside);
    assert.ok(outcome.kind === "invited");
    const ended = await stateOf(outside, undecided);
    assert.deepEqual(ended?.kind === "failed" && ended.reason, "invited-by-other");
    const followers = await outside.store.followers.of(outcome.invitation.id);
    assert.deepEqual(
      followers.map(({ person: { id: who }, why, conversation }) => [who, why, conversation]),
      [[adele.id, "asked", undecided.home.conversation]],
    );
    const events = outside.store.events().map(({ what, by, detail, invitation }) => [what, by, detail, invitation === undecided.id]);
    assert.deepEqual(events.slice(0, 4), [
      ["requested", diego.id, undefined, false],
      ["sending", undefined, undefined, false],
      ["failed", diego.id, "invited-by-other", true],
      ["followed", adele.id, "asked", false],
    ]);
    assert.equal(invitedOf(outside), 1);
  });

  it("tells that requester, and turns all cards of the request", async () => {
    const outside = await world();
    const outcome = await submit(outside);
    assert.ok(outcome.kind === "invited");
    await later(outside);
    assert.deepEqual(said(outside), [["invited-by-other", undefined, undecided.id]]);
    assert.ok(
      outside.notifier.said.some(({ what, invitation, state }) => what === "edit" && invitation === undecided.id && state === "failed"),
    );
    const approvers = outside.approvals.said.map(({ what, to, state }) => [what, to, state]);
    assert.deepEqual(approvers, [
      ["edit", undefined, "failed"],
      ["edit", megan.id, "failed"],
    ]);
  });

  it("takes those along who followed the undecided one, but not the person who sends it", async () => {
    const outside = await world();
    await follow(outside, aFollower({ invitation: undecided.id, person: diego }), aFollower({ invitation: undecided.id, person: lee }));
    const outcome = await submit(outside);
    assert.ok(outcome.kind === "invited");
    const followers = await outside.store.followers.of(outcome.invitation.id);
    assert.deepEqual(new Set(followers.map(({ person: { id: who } }) => who)), new Set([adele.id, lee.id]));
  });

  it("may be the same person's: the rules may have changed", async () => {
    const outside = await world();
    const outcome = await submit(outside, adele);
    assert.ok(outcome.kind === "invited");
    assert.deepEqual(await outside.store.followers.of(outcome.invitation.id), []);
    assert.equal((await stateOf(outside, undecided))?.kind, "failed");
  });

  for (const [what, prepare] of Object.entries<(outside: FakeOutside) => void>({
    "needs approval itself": ({ policy }) => policy.change({ rules: [aRule({ verdict: "approve", approvers: "team" })] }),
    "isn't let by the tenant": ({ membership }) => void (membership.policy = "adminsAndGuestInviters"),
    "may be refused by Graph": ({ membership }) => void (membership.policy = "not-checked"),
    "is denied by the policy": ({ policy }) => policy.change({ rules: [aRule({ verdict: "deny" })] }),
  })) {
    it(`follows the undecided one, as before, when it ${what}`, async () => {
      const outside = await world();
      prepare(outside);
      const refusal = refusalOf(await submit(outside));
      assert.deepEqual(refusal, { kind: "already-invited", invitation: undecided, following: true });
      assert.deepEqual([await stateOf(outside, undecided), invitedOf(outside)], [undecided.state, 0]);
    });
  }

  it("tells those people, too, when Graph refuses it after all: they may ask again", async () => {
    const outside = await world();
    outside.directory.nextInvite = { kind: "refused", reason: "quota-reached" };
    const outcome = await submit(outside);
    assert.ok(outcome.kind === "failed");
    await later(outside);
    assert.deepEqual(said(outside), [
      ["invited-by-other", undefined, undecided.id],
      ["failed", adele.id, outcome.invitation.id],
    ]);
  });

  it("is a retry, too", async () => {
    const earlier = failed("busy", { email, requester: diego });
    const outside = await world(undecided, earlier);
    const outcome = await retryInvitation(outside.ports, { id: earlier.id, by: diego, ssoToken: `sso:${diego.id}` });
    assert.equal(outcome.kind, "invited", JSON.stringify(outcome));
    const ended = await stateOf(outside, undecided);
    assert.deepEqual(ended?.kind === "failed" && ended.reason, "invited-by-other");
    assert.deepEqual(
      (await outside.store.followers.of(earlier.id)).map(({ person: { id: who } }) => who),
      [adele.id],
    );
  });
});

describe("commitSending", () => {
  const next = sending({ email, requester: diego, version: 1 });

  it("ends nothing that is out already, and for a request that only asks approvers", async () => {
    const out = invited({ email, requester: adele });
    const taken = await world(out);
    assert.equal(await commitSending(taken.ports, aChange({ invitations: [next] })), "address-taken");
    const outside = await world();
    const asking = awaiting({ email, requester: diego, version: 1 });
    assert.equal(await commitSending(outside.ports, aChange({ invitations: [asking] })), "address-taken");
    assert.deepEqual([await stateOf(outside, undecided), jobsIn(outside)], [undecided.state, []]);
  });

  it("tries again when the undecided request only changed, e.g. was asked about", async () => {
    const outside = await world();
    const { invitations } = outside.ports;
    const commit = invitations.commit.bind(invitations);
    let commits = 0;
    invitations.commit = async (change) => {
      commits += 1;
      if (commits === 2) await keep(outside, { ...undecided, version: undecided.version + 1 });
      return commit(change);
    };
    assert.equal(await commitSending(outside.ports, aChange({ invitations: [next] })), "committed");
    assert.equal((await stateOf(outside, undecided))?.kind, "failed");
  });

  it("leaves a twin of the own form alone", async () => {
    const outside = await world(undecided, { ...next, email: "other@fabrikam.com", emailKey: id("other@fabrikam.com") });
    assert.equal(await commitSending(outside.ports, aChange({ invitations: [next] })), "conflict");
    assert.deepEqual(await stateOf(outside, undecided), undecided.state);
  });
});

describe("When an approver, the first requester and a second one press at the same moment", () => {
  const approve = (outside: FakeOutside) => approveInvitation(outside.ports, aDecision(undecided, { by: megan }));
  const withdraw = (outside: FakeOutside) =>
    withdrawRequest(outside.ports, { id: undecided.id, by: adele, conversation: undecided.home.conversation, ssoToken: `sso:${adele.id}` });
  const invite = (outside: FakeOutside) => submit(outside);

  /** Runs `other` wholly before the n-th call of `first`; false when `first` has fewer calls. */
  async function interleave(outside: FakeOutside, [first, other]: readonly Press[], n: number): Promise<boolean> {
    let calls = 0;
    const ports = aroundPorts(outside.ports, async (call) => {
      if (calls++ === n) await other?.(outside);
      return call();
    });
    await first?.({ ...outside, ports });
    return calls > n;
  }
  type Press = (outside: FakeOutside) => Promise<unknown>;

  for (const [what, pair] of Object.entries({
    "an approval meets the other request": [approve, invite],
    "the other request meets an approval": [invite, approve],
    "a withdrawal meets the other request": [withdraw, invite],
    "the other request meets a withdrawal": [invite, withdraw],
    "two other requests meet": [invite, (outside: FakeOutside) => submit(outside, lee)],
  })) {
    it(`one invitation goes out, and nobody is left without an answer: ${what}`, async () => {
      for (let n = 0, goesOn = true; goesOn; n += 1) {
        const outside = await world();
        goesOn = await interleave(outside, pair, n);
        if (!goesOn) continue;
        assert.equal(invitedOf(outside), 1, `${n} calls`);
        await later(outside);
        const open = await outside.store.invitations.findOpen(undecided.emailKey);
        assert.equal(open?.state.kind, "invited");
        const first = await stateOf(outside, undecided);
        if (open.id === undecided.id) continue;
        const told = outside.notifier.said.filter(
          ({ invitation, what: notice }) => invitation === undecided.id && notice === "invited-by-other",
        );
        assert.equal(told.length, first?.kind === "failed" ? 1 : 0);
        assert.ok(first?.kind === "withdrawn" || (first?.kind === "failed" && first.reason === "invited-by-other"));
      }
    });
  }

  it("an approver who comes second reads that the request has ended, and it is in the trail", async () => {
    const outside = await world();
    await submit(outside);
    const outcome = await approve(outside);
    assert.equal(outcome.kind, "over");
    const refused = outside.store.events().find(({ what }) => what === "decision-refused");
    assert.deepEqual([refused?.invitation, refused?.by, refused?.detail], [undecided.id, megan.id, "failed"]);
    assert.equal(invitedOf(outside), 1);
    assert.ok(outside.clock.now() >= at("10:00"));
  });
});
