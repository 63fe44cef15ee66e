import assert from "node:assert/strict";
import type { AuditEvent } from "../../src/domain/audit.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { Invitations } from "../../src/ports/invitations.ts";
import type { Followers } from "../../src/ports/followers.ts";
import type { Trail } from "../../src/ports/trail.ts";
import { aChange } from "../build/a-change.ts";
import { anApproval } from "../build/an-approval.ts";
import { anInvitation } from "../build/an-invitation.ts";
import { at } from "../build/ids.ts";
import { accepted, failed } from "../build/in-state.ts";
import { person } from "../build/person.ts";

interface Subject {
  readonly invitations: Invitations;
  readonly followers: Followers;
  readonly trail: Trail;
}

const [since, later] = [at("09:00"), at("09:00:01")];

/** How every {@link Invitations} must blank what was never sent. */
export function invitationsBlankContract(subject: () => Subject): void {
  async function keep(invitation: Invitation, ...what: readonly AuditEvent["what"][]): Promise<Invitation> {
    const events = what.map((one) => ({ at: since, invitation: invitation.id, what: one }) as const);
    await subject().invitations.commit(aChange({ invitations: [invitation], events }));
    return invitation;
  }

  it("forgets a request that failed before Graph was asked, and keeps its trail", async () => {
    const { invitations, trail, followers } = subject();
    const unsent = await keep(failed("own-domain", { approval: anApproval() }), "requested", "failed");
    const follower = { invitation: unsent.id, person: person(), why: "colleague", since } as const;
    await invitations.commit(aChange({ followers: [follower], redeemUrls: new Map([[unsent.id, "https://redeem.example"]]) }));
    assert.equal(await invitations.blankUnsent(later, at("10:00")), 1);
    assert.deepEqual([await invitations.find(unsent.id), await invitations.findByAddress(unsent.emailKey)], [undefined, []]);
    assert.equal((await trail.of(unsent.id, 10)).length, 2);
    assert.deepEqual([await followers.of(unsent.id), await invitations.redeemUrl(unsent.id)], [[], undefined]);
    assert.equal(await invitations.blankUnsent(later, at("10:00")), 0);
    assert.equal(await invitations.commit(aChange({ invitations: [{ ...unsent, version: 2 }] })), "conflict");
  });

  it("forgets one that waited for its time and was given up, however often it waited", async () => {
    const { invitations } = subject();
    const asked = ["requested", "approval-asked"] as const;
    const given = [
      await keep(failed("needs-press"), "requested", "queued", "failed"),
      await keep(failed("requester-gone", { approval: anApproval() }), ...asked, "approved", "queued", "failed"),
      await keep(failed("needs-press"), "requested", "sending", "queued", "failed", "retried", "queued", "failed"),
    ];
    assert.equal(await invitations.blankUnsent(later, at("10:00")), 3);
    for (const { id } of given) assert.equal(await invitations.find(id), undefined);
  });

  it("ends a request that was never judged, and frees its address", async () => {
    const { invitations } = subject();
    const left = await keep(anInvitation({ state: { kind: "requested", since } }), "requested");
    assert.equal(await invitations.blankUnsent(later, at("10:00")), 1);
    assert.equal(await invitations.findOpen(left.emailKey), undefined);
    assert.equal(await invitations.commit(aChange({ invitations: [anInvitation({ email: left.email })] })), "committed");
  });

  it("leaves everything else: what was tried, what ended otherwise, and what is too new", async () => {
    const { invitations } = subject();
    const state = { kind: "rejected", since } as const;
    const kept = [
      await keep(failed("quota-reached"), "requested", "sending", "failed"),
      await keep(failed("invitations-not-allowed"), "requested", "approval-asked", "approved", "failed"),
      await keep(failed("busy"), "requested", "failed", "retried", "failed"),
      await keep(failed("unknown"), "requested", "queued", "sending", "failed"),
      await keep(failed("needs-press"), "requested", "sending", "failed", "retried", "queued", "failed"),
      await keep(failed("unknown"), "requested", "approval-asked", "approved", "queued", "sending", "failed"),
      await keep(accepted(), "requested"),
      await keep(anInvitation({ state, approval: anApproval() }), "requested", "approval-asked", "rejected"),
      await keep(anInvitation({ state: { kind: "failed", since: later, reason: "own-domain", reference: "r" } }), "requested"),
    ];
    assert.equal(await invitations.blankUnsent(later, at("10:00")), 0);
    for (const invitation of kept) assert.deepEqual(await invitations.find(invitation.id), invitation);
  });
}
