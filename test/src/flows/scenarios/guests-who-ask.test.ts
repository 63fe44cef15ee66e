import assert from "node:assert/strict";
import type { InvitePolicy } from "../../../../src/domain/policy/may-invite.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { rejectInvitation } from "../../../../src/flows/deciding/reject-invitation.ts";
import { retryInvitation } from "../../../../src/flows/inviting/retry-invitation.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { withdrawRequest } from "../../../../src/flows/deciding/withdraw-request.ts";
import { adele, aDecision, megan } from "../../../build/a-decision.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { failed } from "../../../build/in-state.ts";
import { askedOfApp, askedOutside } from "../../../fakes/asked-outside.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

/** Adele is a guest of the tenant, as her token and the directory tell. */
function guestAsks(outside: FakeOutside, guests: boolean): void {
  outside.policy.change({ users: { guests, groups: [] } });
  outside.identity.guests.add(adele.id);
  outside.directory.types.set(adele.id, "Guest");
}

describe("A guest of the tenant who asks for an invitation", () => {
  const ask = ({ ports }: FakeOutside) => requestInvitation(ports, aSubmission({ by: adele }));

  it("is refused unless the policy lets guests use the bot", async () => {
    const outside = fakeOutside();
    guestAsks(outside, false);
    const outcome = await ask(outside);
    assert.ok(outcome.kind === "refused");
    assert.deepEqual(outcome.refusal, { kind: "requester-is-guest" });
    assert.deepEqual(outside.directory.invited, []);
  });

  it("is refused by what the directory tells, if the token doesn't", async () => {
    const outside = fakeOutside();
    guestAsks(outside, false);
    outside.identity.guests.clear();
    const outcome = await ask(outside);
    assert.ok(outcome.kind === "refused");
    assert.deepEqual(outcome.refusal, { kind: "requester-is-guest" });
  });

  it("invites where the policy lets guests use the bot", async () => {
    const outside = fakeOutside();
    guestAsks(outside, true);
    assert.equal((await ask(outside)).kind, "invited");
  });

  for (const asked of [askedOutside, askedOfApp]) {
    it(`is invited for by an approver, as ${asked.name === "askedOfApp" ? "the app" : "themselves"}, where the policy lets guests use the bot`, async () => {
      const { outside, request } = await asked();
      guestAsks(outside, true);
      assert.equal((await approveInvitation(outside.ports, aDecision(request))).kind, "invited");
    });
  }

  describe("where the app posts", () => {
    function ofApp(policy: InvitePolicy): FakeOutside {
      const outside = fakeOutside();
      guestAsks(outside, true);
      outside.membership.policy = policy;
      return { ...outside, ports: { ...outside.ports, terms: { ...outside.ports.terms, inviteAs: "app" } } };
    }

    it("invites if the tenant lets everyone, and needs others if it lets members", async () => {
      assert.equal((await ask(ofApp("everyone"))).kind, "invited");
      const outcome = await ask(ofApp("adminsGuestInvitersAndAllMembers"));
      assert.deepEqual(outcome.kind === "refused" && outcome.refusal, { kind: "no-approvals-channel", byAdmin: false, why: "not-allowed" });
    });

    it("tries again if the tenant lets everyone, and not if it lets members", async () => {
      for (const [policy, kind] of [
        ["everyone", "invited"],
        ["adminsGuestInvitersAndAllMembers", "refused"],
      ] as const) {
        const outside = ofApp(policy);
        const busy = failed("busy", { requester: adele, inviteAs: "app" });
        await keep(outside, busy);
        const press = { id: busy.id, by: adele, ssoToken: `sso:${adele.id}` };
        assert.equal((await retryInvitation(outside.ports, press)).kind, kind);
      }
    });
  });

  it("takes their request back where the policy lets guests use the bot", async () => {
    const { outside, request } = await askedOutside();
    guestAsks(outside, true);
    const { conversation } = request.home;
    const outcome = await withdrawRequest(outside.ports, { id: request.id, by: adele, conversation, ssoToken: `sso:${adele.id}` });
    assert.equal(outcome.kind, "withdrawn");
  });
});

describe("A guest of the tenant who wants to decide", () => {
  it("is refused, and it is written down once, whatever the policy says of guests", async () => {
    const { outside, request } = await askedOutside();
    outside.policy.change({ users: { guests: true, groups: [] } });
    outside.identity.guests.add(megan.id);
    const decision = aDecision(request);
    const refused = { kind: "refused", refusal: { kind: "requester-is-guest" } };
    assert.deepEqual(await approveInvitation(outside.ports, decision), refused);
    assert.deepEqual(await rejectInvitation(outside.ports, { ...decision, reason: "No." }), refused);
    assert.deepEqual(
      outside.store.events().map(({ what, by, detail }) => [what, by, detail]),
      [["decision-refused", megan.id, "requester-is-guest"]],
    );
    assert.equal((await outside.store.invitations.find(request.id))?.state.kind, "awaiting-approval");
  });
});
