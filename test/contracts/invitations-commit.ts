import assert from "node:assert/strict";
import { openStates } from "../../src/domain/invitation.ts";
import type { Invitation, InvitationState } from "../../src/domain/invitation.ts";
import type { Change, CommitOutcome, Cursors, Invitations } from "../../src/ports/invitations.ts";
import type { Jobs } from "../../src/ports/jobs.ts";
import { aChange } from "../build/a-change.ts";
import { anInvitation } from "../build/an-invitation.ts";
import { at, id } from "../build/ids.ts";
import { imported } from "../build/in-state.ts";
import { person } from "../build/person.ts";

interface Subject {
  readonly invitations: Invitations;
  readonly cursors: Cursors;
  readonly jobs: Jobs;
}

const failed: InvitationState = { kind: "failed", since: at("10:01"), reason: "busy", reference: "ref-1" };
const sending: InvitationState = { kind: "sending", since: at("10:01") };

function moved(invitation: Invitation, state: InvitationState): Invitation {
  return { ...invitation, version: invitation.version + 1, state };
}

function save({ invitations }: Subject, ...changed: Invitation[]): Promise<CommitOutcome> {
  return invitations.commit(aChange({ invitations: changed }));
}

/** A change that writes everything that a commit can, besides the invitation that must be refused. */
function everythingWith(refused: Invitation, other: Invitation): Change {
  return {
    invitations: [other, refused],
    events: [{ at: at("10:00"), invitation: other.id, what: "requested", by: other.requester.id }],
    jobs: [{ task: { kind: "update-card", invitation: other.id }, due: at("10:00") }],
    redeemUrls: new Map([[other.id, "https://login.example/redeem"]]),
    cursor: { name: "users-delta", from: undefined, to: "link-1" },
  };
}

async function assertNothingOf({ invitations, cursors, jobs }: Subject, other: Invitation): Promise<void> {
  assert.equal(await invitations.find(other.id), undefined);
  assert.equal(await invitations.redeemUrl(other.id), undefined);
  assert.equal(await cursors.find("users-delta"), undefined);
  assert.deepEqual(await jobs.claim(at("23:59"), at("23:59:30"), 10), []);
}

/** How every {@link Invitations} must commit. */
export function invitationsCommitContract(subject: () => Subject): void {
  it("keeps an invitation whose card isn't posted yet", async () => {
    const { invitations } = subject();
    const bare = anInvitation({ home: { conversation: id("shell:adele") } });
    assert.equal(await save(subject(), bare), "committed");
    assert.deepEqual(await invitations.find(bare.id), bare);
  });

  it("writes state, link, jobs and cursor together", async () => {
    const { invitations, cursors, jobs } = subject();
    const [one, two] = [anInvitation(), anInvitation()];
    assert.equal(await invitations.commit(everythingWith(one, two)), "committed");
    assert.deepEqual([await invitations.find(one.id), await invitations.find(two.id)], [one, two]);
    assert.equal(await invitations.redeemUrl(two.id), "https://login.example/redeem");
    assert.equal(await cursors.find("users-delta"), "link-1");
    const claimed = await jobs.claim(at("10:00"), at("10:01"), 10);
    assert.deepEqual(
      claimed.map(({ task }) => task),
      [{ kind: "update-card", invitation: two.id }],
    );
  });

  it("accepts an empty change", async () => {
    assert.equal(await subject().invitations.commit(aChange()), "committed");
  });

  it("takes each next version of an invitation", async () => {
    const first = anInvitation();
    const second = moved(first, sending);
    assert.equal(await save(subject(), first), "committed");
    assert.equal(await save(subject(), second), "committed");
    assert.deepEqual(await subject().invitations.find(first.id), second);
  });

  it("answers conflict to the same id submitted twice", async () => {
    const first = anInvitation();
    assert.equal(await save(subject(), first), "committed");
    assert.equal(await save(subject(), { ...first, email: "other@fabrikam.com" }), "conflict");
    assert.deepEqual(await subject().invitations.find(first.id), first);
  });

  it("commits one of two changes of the same version at the same time", async () => {
    const first = anInvitation();
    await save(subject(), first);
    const outcomes = await Promise.all([save(subject(), moved(first, sending)), save(subject(), moved(first, failed))]);
    assert.deepEqual(outcomes.toSorted(), ["committed", "conflict"]);
    const winner = outcomes[0] === "committed" ? moved(first, sending) : moved(first, failed);
    assert.deepEqual(await subject().invitations.find(first.id), winner);
  });

  for (const version of [2, 3]) {
    it(`answers conflict to version ${version} of an invitation that is not stored`, async () => {
      const unknown = anInvitation({ version });
      assert.equal(await save(subject(), unknown), "conflict");
      assert.equal(await subject().invitations.find(unknown.id), undefined);
    });
  }

  it("answers conflict to a version that skips one", async () => {
    const first = anInvitation();
    await save(subject(), first);
    assert.equal(await save(subject(), { ...first, version: 3 }), "conflict");
  });

  for (const state of [
    { kind: "requested", since: at("10:00") },
    { kind: "awaiting-approval", since: at("10:00") },
    { kind: "sending", since: at("10:00") },
    { kind: "invited", since: at("10:00"), guestId: id("guest") },
  ] as const) {
    it(`answers address-taken while another invitation of the address is ${state.kind}`, async () => {
      const open = anInvitation({ email: "Sam@fabrikam.com", state });
      const second = anInvitation({ email: "sam@fabrikam.com" });
      await save(subject(), open);
      assert.equal(await save(subject(), second), "address-taken");
      assert.equal(await subject().invitations.find(second.id), undefined);
    });
  }

  for (const state of [
    failed,
    { kind: "rejected", since: at("10:00") },
    { kind: "withdrawn", since: at("10:00") },
    { kind: "lapsed", since: at("10:00") },
    { kind: "accepted", since: at("10:00"), guestId: id("guest"), heardAt: at("10:01"), path: "delta" },
    { kind: "removed", since: at("10:00"), guestId: id("guest") },
  ] as const) {
    it(`frees the address when the earlier invitation is ${state.kind}`, async () => {
      await save(subject(), anInvitation({ email: "sam@fabrikam.com", state }));
      assert.equal(await save(subject(), anInvitation({ email: "sam@fabrikam.com" })), "committed");
    });
  }

  it("answers address-taken when a failed invitation is reopened while another is open", async () => {
    const first = anInvitation({ email: "sam@fabrikam.com", state: failed });
    await save(subject(), first);
    await save(subject(), anInvitation({ email: "sam@fabrikam.com" }));
    assert.equal(await save(subject(), moved(first, sending)), "address-taken");
    assert.deepEqual(await subject().invitations.find(first.id), first);
  });

  it("lets an ended invitation change while another of its address is open", async () => {
    const accepted: InvitationState = { kind: "accepted", since: at("10:00"), guestId: id("guest"), heardAt: at("10:01"), path: "delta" };
    const first = anInvitation({ email: "sam@fabrikam.com", state: accepted });
    await save(subject(), first);
    await save(subject(), anInvitation({ email: "sam@fabrikam.com" }));
    assert.equal(await save(subject(), moved(first, { kind: "removed", since: at("10:02"), guestId: id("guest") })), "committed");
  });

  it("can end one invitation and open another of the same address in one change, in any order", async () => {
    const [first, second] = [anInvitation({ email: "sam@fabrikam.com" }), anInvitation({ email: "sam@fabrikam.com" })];
    await save(subject(), first);
    assert.equal(await save(subject(), second, moved(first, failed)), "committed");
  });

  it("writes nothing at all of a change that meets a conflict", async () => {
    const [known, other] = [anInvitation(), anInvitation()];
    await save(subject(), known);
    assert.equal(await subject().invitations.commit(everythingWith(known, other)), "conflict");
    await assertNothingOf(subject(), other);
  });

  it("writes nothing at all of a change whose address is taken", async () => {
    const [known, other] = [anInvitation({ email: "sam@fabrikam.com" }), anInvitation()];
    await save(subject(), known);
    const refused = anInvitation({ email: "sam@fabrikam.com" });
    assert.equal(await subject().invitations.commit(everythingWith(refused, other)), "address-taken");
    await assertNothingOf(subject(), other);
  });

  it("writes nothing at all of a change whose cursor has moved", async () => {
    const [one, other] = [anInvitation(), anInvitation()];
    const change = { ...everythingWith(one, other), cursor: { name: "users-delta", from: "link-0", to: "link-1" } };
    assert.equal(await subject().invitations.commit(change), "conflict");
    await assertNothingOf(subject(), other);
  });

  it("writes a change only within its limits: the change itself counts, other people's and other states don't", async () => {
    const { invitations } = subject();
    const own = anInvitation();
    const { requester } = own;
    const others = [anInvitation({ requester: person({ name: "Megan" }) }), anInvitation({ requester, state: failed })];
    await save(subject(), own, ...others);
    const limit = (most: number) => ({ requester: requester.id, states: ["requested", "sending"] as const, most });
    const second = anInvitation({ requester });
    const change = (most: number) => ({
      ...everythingWith(second, anInvitation({ requester, state: failed })),
      limits: [limit(9), limit(most)],
    });
    assert.equal(await invitations.commit(change(1)), "over-limit");
    await assertNothingOf(subject(), second);
    assert.equal(await invitations.commit(change(2)), "committed");
  });

  it("counts no imported invitation against the administrator who made it known", async () => {
    const { invitations } = subject();
    const known = [imported(), imported()];
    const { requester } = anInvitation();
    const limits = [{ requester: requester.id, states: openStates, most: 1 }];
    assert.equal(await invitations.commit(aChange({ invitations: known, limits })), "committed");
    assert.equal(await invitations.commit(aChange({ invitations: [anInvitation()], limits })), "committed");
    assert.equal(await invitations.commit(aChange({ invitations: [anInvitation()], limits })), "over-limit");
  });

  it("wakes the listeners when a change stored jobs that are due, and only then", async () => {
    const { invitations, jobs } = subject();
    let woken = 0;
    jobs.onWake(() => {
      woken += 1;
    });
    const first = anInvitation();
    await save(subject(), first);
    assert.equal(woken, 0);
    await invitations.commit(everythingWith(anInvitation(), anInvitation()));
    assert.equal(woken, 1);
    await invitations.commit({ ...everythingWith(first, anInvitation()) });
    assert.equal(woken, 1);
  });
}
