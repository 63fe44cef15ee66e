import assert from "node:assert/strict";
import type { FailureReason } from "../../../../src/domain/failure.ts";
import { everybodyThere } from "../../../../src/domain/policy/policy.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { adele, aDecision, diego, megan } from "../../../build/a-decision.ts";
import { at } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { askedOfApp, askedOutside } from "../../../fakes/asked-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const said = ({ store }: FakeOutside) => store.events().map(({ what, by, detail }) => [what, by, detail]);
const posts = ({ directory }: FakeOutside) => directory.invited.length;

describe("approveInvitation, when facts have changed since the request", () => {
  const endings: readonly (readonly [string, FailureReason, (outside: FakeOutside) => unknown])[] = [
    ["the partner has accepted elsewhere", "guest-accepted", ({ directory }) => directory.add({ userState: "Accepted" })],
    ["the partner is an employee", "employee", ({ directory }) => directory.add({ userType: "Member", userState: null })],
    ["the requester is a guest", "requester-is-guest", ({ directory }) => directory.types.set(adele.id, "Guest")],
    ["the policy denies it", "policy-denied", ({ policy }) => policy.change({ otherwise: { verdict: "deny" } })],
    [
      "another invitation has the guest",
      "already-in-directory",
      async (outside) => {
        const guest = outside.directory.add({ otherAddresses: ["kim@fabrikam.com"] });
        await keep(outside, invited({ email: "kim@fabrikam.com" }, guest.id));
      },
    ],
  ];
  for (const [what, reason, change] of endings) {
    it(`ends as failed because ${what}, and notifies the requester`, async () => {
      const { outside, request } = await askedOutside({ email: "sam@fabrikam.com" });
      await change(outside);
      const outcome = await approveInvitation(outside.ports, aDecision(request));
      assert.ok(outcome.kind === "failed" && outcome.invitation.state.kind === "failed");
      const { approval, state } = outcome.invitation;
      assert.deepEqual([state.reason, approval, posts(outside)], [reason, request.approval, 0]);
      assert.deepEqual(said(outside), [["failed", megan.id, reason]]);
      assert.deepEqual(jobsIn(outside), [
        { kind: "update-card", invitation: request.id, due: at("10:00") },
        { kind: "send-notice", invitation: request.id, notice: "failed", due: at("10:00") },
      ]);
    });
  }

  it("waits for the approvers that the policy requires now; a person in both sets may approve", async () => {
    const { outside, request } = await askedOutside();
    const legal = { name: "legal", displayName: "Legal & Compliance", who: { kind: "people", people: [diego.id] } } as const;
    outside.policy.change({ otherwise: { verdict: "approve", approvers: "legal" }, approvers: [everybodyThere, legal] });
    const byLegal = { ...request.approval, approvers: "legal", approversName: "Legal & Compliance" };
    const outcome = await approveInvitation(outside.ports, aDecision(request));
    assert.deepEqual(outcome, { kind: "not-approver", invitation: { ...request, approval: byLegal } });
    assert.deepEqual([await outside.store.invitations.find(request.id), posts(outside)], [request, 0]);
    assert.deepEqual(said(outside), [["decision-refused", megan.id, "not-approver"]]);
    assert.equal((await approveInvitation(outside.ports, aDecision(request, { by: diego }))).kind, "invited");
  });

  it("accepts the approval of the set that it was escalated to, although the policy requires others now", async () => {
    const { outside, request } = await askedOutside({}, { escalatedAt: at("10:00"), escalatedTo: "management" });
    const management = { name: "management", who: { kind: "people", people: [megan.id] } } as const;
    const legal = { name: "legal", who: { kind: "people", people: [diego.id] } } as const;
    outside.policy.change({ otherwise: { verdict: "approve", approvers: "legal" }, approvers: [everybodyThere, legal, management] });
    assert.equal((await approveInvitation(outside.ports, aDecision(request))).kind, "invited");
  });

  it("stays open while a hidden fact makes the policy deny it", async () => {
    const { outside, request } = await askedOutside();
    outside.policy.change({ rules: [{ name: "no", when: { requesterGroups: ["interns"] }, verdict: "deny" }] });
    outside.membership.groupsHidden = true;
    const refusal = { kind: "policy-denied", unchecked: true };
    assert.deepEqual(await approveInvitation(outside.ports, aDecision(request)), { kind: "refused", refusal });
    assert.deepEqual([await outside.store.invitations.find(request.id), posts(outside), said(outside)], [request, 0, []]);
    outside.membership.groupsHidden = false;
    assert.equal((await approveInvitation(outside.ports, aDecision(request))).kind, "invited");
  });

  it("stays open while the partner's domain is blocked", async () => {
    const { outside, request } = await askedOutside({ email: "sam@fabrikam.com" });
    outside.directory.domainPolicy = { kind: "all-but", domains: ["fabrikam.com"] };
    const outcome = await approveInvitation(outside.ports, aDecision(request));
    assert.deepEqual(outcome, { kind: "refused", refusal: { kind: "domain-blocked", domain: "fabrikam.com" } });
    assert.deepEqual([await outside.store.invitations.find(request.id), posts(outside)], [request, 0]);
  });

  it("shows the approver new cautions, and sends after their confirmation", async () => {
    const { outside, request } = await askedOutside({ email: "sam@fabrikam.com" });
    const { displayName: name, userStateSince: since } = outside.directory.add();
    const outcome = await approveInvitation(outside.ports, aDecision(request));
    assert.deepEqual(outcome, { kind: "to-confirm", invitation: request, cautions: [{ kind: "guest-pending", name, since }] });
    assert.deepEqual([await outside.store.invitations.find(request.id), posts(outside)], [request, 0]);
    const sent = await approveInvitation(outside.ports, aDecision(request, { confirmed: ["guest-pending"] }));
    assert.ok(sent.kind === "invited" && !sent.invitation.createdGuest);
  });

  it("doesn't show cautions that the requester has confirmed", async () => {
    const { outside, request } = await askedOutside({ email: "sam@fabrikam.com" }, { confirmed: ["guest-pending", "needs-approval"] });
    outside.directory.add();
    assert.equal((await approveInvitation(outside.ports, aDecision(request))).kind, "invited");
  });

  it("asks once for confirmation when another identity than the promised one would send it", async () => {
    const { outside, request } = await askedOutside({ inviteAs: "app" });
    const first = await approveInvitation(outside.ports, aDecision(request));
    assert.deepEqual(first, { kind: "to-confirm", cautions: [{ kind: "sent-by-approver" }], invitation: request });
    assert.equal(posts(outside), 0);
    const second = await approveInvitation(outside.ports, aDecision(request));
    assert.deepEqual([second.kind, second.kind === "invited" && second.invitation.inviteAs], ["invited", "approver"]);
  });

  it("asks once for confirmation when the app would send it", async () => {
    const { outside, request } = await askedOfApp({ inviteAs: "approver" });
    const first = await approveInvitation(outside.ports, aDecision(request));
    assert.deepEqual(first, { kind: "to-confirm", cautions: [{ kind: "sent-by-app" }], invitation: request });
    assert.equal((await approveInvitation(outside.ports, aDecision(request))).kind, "invited");
  });
});
