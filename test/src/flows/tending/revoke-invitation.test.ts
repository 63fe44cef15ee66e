import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { revokeInvitation } from "../../../../src/flows/tending/revoke-invitation.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";
import { letTimePass } from "../../../fakes/run-due-jobs.ts";

const adele = person();
const refused = new GuestlistError("directory-refused", "no permission");

const press = ({ id: which }: Invitation) => ({ id: which, by: adele, ssoToken: `sso:${adele.id}` });

/** An invitation that is out, and its guest. */
async function open(outside: FakeOutside, given: Partial<Invitation> = {}) {
  const guest = outside.directory.add();
  const invitation = invited({ email: "sam@fabrikam.com", requester: adele, ...given }, guest.id);
  const redeemUrls = new Map([[invitation.id, "https://redeem.example"]]);
  await outside.store.invitations.commit({ invitations: [invitation], events: [], jobs: [], redeemUrls });
  return { guest, invitation };
}

const audited = ({ store }: FakeOutside) => store.events().map(({ what, detail }) => (detail === undefined ? what : `${what}: ${detail}`));

/** Two minutes with every job that is due. */
const later = async (outside: FakeOutside) => letTimePass({ ...outside.ports, clock: outside.clock }, 120_000);

describe("revokeInvitation", () => {
  it("deletes the guest, forgets the link, and records who asked for it", async () => {
    const outside = fakeOutside();
    const { invitation, guest } = await open(outside);
    const outcome = await revokeInvitation(outside.ports, press(invitation));
    const revoked = { kind: "revoked", since: at("10:00"), guestId: guest.id, why: "asked" };
    assert.deepEqual(outcome.kind === "revoked" && outcome.invitation.state, revoked);
    assert.deepEqual([await stateIn(outside, invitation), outside.directory.users.size], [revoked, 0]);
    assert.equal(await outside.store.invitations.redeemUrl(invitation.id), undefined);
    assert.deepEqual(outside.log.codes, []);
    const by = { at: at("10:00"), invitation: invitation.id, by: adele.id, detail: "asked" };
    assert.deepEqual(outside.store.events(), [
      { ...by, what: "revoking" },
      { ...by, what: "revoked" },
    ]);
    assert.deepEqual(jobsIn(outside), [
      { kind: "revoke", invitation: invitation.id, by: adele.id, due: at("10:00:35") },
      { kind: "update-card", invitation: invitation.id, due: at("10:00") },
      { kind: "send-notice", invitation: invitation.id, notice: "revoked", due: at("10:00") },
    ]);
    await later(outside);
    assert.deepEqual([await stateIn(outside, invitation), outside.notifier.said.map(({ what }) => what)], [revoked, ["edit"]]);
  });

  describe("takes the partner out of the team", () => {
    const team = { groupId: "group", name: "Contoso Partners", stage: "added", since: at("10:00") } as const;

    async function inTeam(given: Partial<Invitation> = {}) {
      const outside = fakeOutside();
      const { invitation, guest } = await open(outside, { team, ...given });
      const members = new Set([guest.id]);
      outside.teamMembers.teams.set("group", { owners: [adele.id], members });
      return { outside, invitation, members, planNow: async () => (await outside.store.invitations.find(invitation.id))?.team };
    }

    it("with their account", async () => {
      const { outside, invitation, planNow } = await inTeam();
      await revokeInvitation(outside.ports, press(invitation));
      assert.deepEqual(audited(outside), ["revoking: asked", "revoked: asked", "removed-from-team"]);
      assert.deepEqual(await planNow(), { ...team, stage: "undone", isLost: true });
    });

    it("as the person who presses, where the guest stays because the bot may not delete them", async () => {
      const { outside, invitation, members, planNow } = await inTeam();
      outside.directory.deleteGuest = async () => ({ kind: "refused" });
      const outcome = await revokeInvitation(outside.ports, press(invitation));
      assert.deepEqual([outcome.kind, members.size, (await planNow())?.by], ["not-permitted", 0, { id: adele.id, name: adele.name }]);
      assert.equal(outcome.kind === "not-permitted" && outcome.invitation.team?.stage, "undone");
      assert.ok(outside.store.storedJobs().every(({ task }) => task.kind !== "update-card")); // it would cover the answer
    });

    it("where the guest stays because they aren't surely ours", async () => {
      const { outside, invitation, members } = await inTeam({
        createdGuest: false,
        team: { ...team, by: { id: adele.id, name: adele.name } },
      });
      const outcome = await revokeInvitation(outside.ports, press(invitation));
      assert.deepEqual([outcome.kind, members.size], ["kept", 0]);
    });

    it("but not while another invitation has the same guest, or Microsoft is too busy", async () => {
      const { outside, invitation, members } = await inTeam();
      outside.directory.deleteGuest = async () => ({ kind: "refused" });
      outside.teamMembers.remove = async () => Promise.reject(new GuestlistError("throttled", "wait", { status: 429, retryAfter: 90 }));
      assert.equal((await revokeInvitation(outside.ports, press(invitation))).kind, "not-permitted");
      const shared = invited({ id: id("other"), emailKey: id("other"), requester: adele }, [...members][0]);
      await keep(outside, shared);
      assert.equal((await revokeInvitation(outside.ports, press(invitation))).kind, "kept");
      assert.equal(members.size, 1);
    });
  });

  it("goes on by itself when Microsoft doesn't answer now, and says until when", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    const { deleteGuest } = outside.directory;
    outside.directory.deleteGuest = async () => Promise.reject(new GuestlistError("throttled", "wait", { status: 429, retryAfter: 90 }));
    const busy = { kind: "busy", until: outside.clock.later(90_000) };
    assert.deepEqual(await revokeInvitation(outside.ports, press(invitation)), { kind: "goes-on", busy });
    assert.equal((await outside.store.invitations.find(invitation.id))?.state.kind, "invited");
    outside.directory.deleteGuest = deleteGuest;
    await later(outside);
    assert.deepEqual([(await stateIn(outside, invitation))?.kind, outside.directory.users.size], ["revoked", 0]);
  });

  it("needs the token of the press, also from a requester who may no longer invite", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    assert.deepEqual(await revokeInvitation(outside.ports, { ...press(invitation), ssoToken: undefined }), { kind: "sign-in-needed" });
    const asOther = await revokeInvitation(outside.ports, { ...press(invitation), ssoToken: "sso:somebody" });
    assert.equal(asOther.kind, "refused");
    assert.equal(outside.directory.users.size, 1);
    outside.membership.policy = "none";
    const ports = { ...outside.ports, terms: { ...outside.ports.terms, inviteAs: "app" } as const };
    assert.equal((await revokeInvitation(ports, press(invitation))).kind, "revoked");
  });

  it("deletes no guest who accepted, but records it and notifies the home", async () => {
    const outside = fakeOutside();
    const { invitation, guest } = await open(outside);
    outside.directory.accept(guest.id, at("09:59"));
    outside.directory.beforeDeletion = () => assert.fail("deleted");
    assert.deepEqual(await revokeInvitation(outside.ports, press(invitation)), { kind: "accepted" });
    assert.deepEqual(outside.log.codes, ["invitation-accepted"]);
    await later(outside);
    assert.equal((await stateIn(outside, invitation))?.kind, "accepted");
    assert.deepEqual(audited(outside), ["revoking: asked", "accepted: look"]);
    assert.ok(outside.notifier.said.some(({ what }) => what === "accepted"));
    assert.equal(outside.directory.users.size, 1);
  });

  it("restores a guest later, too, when the directory shows the acceptance late", async () => {
    const outside = fakeOutside();
    const { invitation, guest } = await open(outside);
    const findDeleted = outside.directory.findDeleted.bind(outside.directory);
    outside.directory.findDeleted = async () => undefined;
    outside.directory.beforeDeletion = () => outside.directory.accept(guest.id, at("09:59:59"));
    assert.equal((await revokeInvitation(outside.ports, press(invitation))).kind, "revoked");
    outside.directory.findDeleted = findDeleted;
    await later(outside);
    assert.ok(outside.directory.users.has(guest.id));
    assert.equal((await stateIn(outside, invitation))?.kind, "accepted");
    assert.ok(outside.notifier.said.some(({ what }) => what === "accepted"));
  });

  it("tries again until a guest who had accepted is restored", async () => {
    const outside = fakeOutside();
    const { invitation, guest } = await open(outside);
    outside.directory.restoreGuest = async () => ({ kind: "refused" });
    outside.directory.beforeDeletion = () => outside.directory.accept(guest.id);
    await assert.rejects(revokeInvitation(outside.ports, press(invitation)), { code: "directory-refused" });
    assert.deepEqual(await stateIn(outside, invitation), { ...invitation.state, revocation: "asked" });
    Reflect.deleteProperty(outside.directory, "restoreGuest");
    await later(outside);
    assert.equal((await stateIn(outside, invitation))?.kind, "accepted");
  });

  it("leaves the invitation as it is where the app may not delete, and says what is missing", async () => {
    const outside = fakeOutside();
    const { invitation, guest } = await open(outside);
    outside.directory.mayDelete = false;
    const outcome = await revokeInvitation(outside.ports, press(invitation));
    assert.ok(outcome.kind === "not-permitted");
    assert.deepEqual([outcome.permission, outcome.guest, outcome.invitation.state], ["User.DeleteRestore.All", guest.id, invitation.state]);
    await later(outside);
    assert.deepEqual(
      [await stateIn(outside, invitation), audited(outside)],
      [invitation.state, ["revoking: asked", "not-revoked: not-permitted"]],
    );
    assert.equal(await outside.store.invitations.redeemUrl(invitation.id), "https://redeem.example");
    outside.directory.mayDelete = true;
    assert.equal((await revokeInvitation(outside.ports, press(invitation))).kind, "revoked");
  });

  it("looks the guest up as the person where the app may not, and stops where neither may", async () => {
    const outside = fakeOutside();
    const { invitation, guest } = await open(outside);
    const findByIds = outside.directory.findByIds.bind(outside.directory);
    outside.directory.findByIds = async () => Promise.reject(refused);
    const outcome = await revokeInvitation(outside.ports, press(invitation));
    assert.equal(outcome.kind === "not-permitted" && outcome.permission, "User.Read.All");
    assert.ok(outside.directory.users.has(guest.id));
    const readers: string[] = [];
    outside.directory.findByIds = async (actor, ids) => {
      readers.push(actor.kind);
      return actor.kind === "app" ? Promise.reject(refused) : findByIds(actor, ids);
    };
    outside.directory.findDeleted = async () => Promise.reject(refused);
    assert.equal((await revokeInvitation(outside.ports, press(invitation))).kind, "revoked");
    assert.deepEqual(readers, ["app", "person"]);
  });

  it("deletes no guest whose state is neither pending nor accepted", async () => {
    const outside = fakeOutside();
    const { invitation, guest } = await open(outside);
    outside.directory.users.set(guest.id, { ...guest, userState: null });
    assert.deepEqual(await revokeInvitation(outside.ports, press(invitation)), { kind: "no-state" });
    assert.ok(outside.directory.users.has(guest.id));
    assert.deepEqual(await stateIn(outside, invitation), invitation.state);
  });

  it("lets one that waits for an administrator wait on, and doesn't edit the card over the answer", async () => {
    const outside = fakeOutside();
    outside.directory.mayDelete = false;
    const guest = outside.directory.add();
    const state = { kind: "invited", since: at("10:00"), guestId: guest.id, revocation: "needs-admin" } as const;
    const waiting = anInvitation({ requester: adele, state });
    await keep(outside, waiting);
    assert.equal((await revokeInvitation(outside.ports, press(waiting))).kind, "not-permitted");
    assert.deepEqual(await stateIn(outside, waiting), state);
    assert.ok(!jobsIn(outside).some((job) => "kind" in job && job.kind === "update-card"));
    outside.directory.mayDelete = true;
    const outcome = await revokeInvitation(outside.ports, press(waiting));
    assert.ok(outcome.kind === "revoked" && outcome.invitation.state.kind === "revoked" && outcome.invitation.state.why === "replaced");
    assert.equal(audited(outside)[0], "revoking: replaced");
  });

  it("asks to wait while the guest may not show yet, and leaves the invitation as it is", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    outside.directory.users.clear();
    assert.deepEqual(await revokeInvitation(outside.ports, press(invitation)), { kind: "too-fresh" });
    assert.deepEqual(await stateIn(outside, invitation), invitation.state);
    await outside.clock.advance(11 * 60_000);
    const outcome = await revokeInvitation(outside.ports, press(invitation));
    assert.deepEqual(outcome.kind === "removed" && outcome.invitation.state.kind, "removed");
  });

  for (const [why, given] of [
    ["not-ours", { postedAfter: at("10:00:00.001") }],
    ["accepted-before", { state: { again: "reset" } }],
  ] as const) {
    it(`deletes no guest who must stay, and says why: ${why}`, async () => {
      const outside = fakeOutside();
      const { invitation: plain, guest } = await open(outside);
      const state = plain.state.kind === "invited" ? { ...plain.state, ...("state" in given && given.state) } : assert.fail();
      const invitation = { ...plain, ...given, version: 2, state };
      await keep(outside, invitation);
      const outcome = await revokeInvitation(outside.ports, press(invitation));
      const stored = await outside.store.invitations.find(invitation.id);
      assert.deepEqual(outcome, { kind: "kept", why, invitation: stored, guest: guest.id });
      assert.deepEqual([stored?.state, outside.directory.deletions], [state, []]);
      await later(outside);
      assert.deepEqual([await stateIn(outside, invitation), outside.directory.deletions], [state, []]);
    });
  }

  it("goes on by itself when the directory shows the guest but doesn't find the guest to delete", async () => {
    const outside = fakeOutside();
    const { invitation, guest } = await open(outside);
    outside.directory.unwritable.add(guest.id);
    assert.deepEqual(await revokeInvitation(outside.ports, press(invitation)), { kind: "not-yet" });
    await later(outside);
    assert.equal((await stateIn(outside, invitation))?.kind, "invited");
    outside.directory.unwritable.clear();
    await later(outside);
    await later(outside);
    assert.deepEqual([(await stateIn(outside, invitation))?.kind, outside.directory.users.size], ["revoked", 0]);
  });

  it("says that the guest is deleted, and lets the job look for an acceptance, when the directory fails after the deletion", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    outside.directory.findDeleted = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    assert.equal((await revokeInvitation(outside.ports, press(invitation))).kind, "revoked");
    Reflect.deleteProperty(outside.directory, "findDeleted");
    const [deleted] = outside.directory.removed.splice(0);
    assert.ok(deleted);
    outside.directory.removed.push({ ...deleted, userState: "Accepted", userStateSince: at("09:59:59") });
    await later(outside);
    assert.deepEqual([(await stateIn(outside, invitation))?.kind, outside.directory.users.size], ["accepted", 1]);
  });

  it("lets the job behind go on when the directory fails before the deletion", async () => {
    for (const method of ["findByIds", "deleteGuest"] as const) {
      const outside = fakeOutside();
      const { invitation } = await open(outside);
      outside.directory[method] = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
      assert.deepEqual(await revokeInvitation(outside.ports, press(invitation)), { kind: "goes-on", busy: { kind: "busy" } });
      Reflect.deleteProperty(outside.directory, method);
      await later(outside);
      assert.equal((await stateIn(outside, invitation))?.kind, "revoked");
    }
  });

  it("asks as the app alone where the app invites", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    const readers: string[] = [];
    outside.directory.findByIds = async ({ kind }) => {
      readers.push(kind);
      throw refused;
    };
    const ports = { ...outside.ports, terms: { ...outside.ports.terms, inviteAs: "app" } as const };
    assert.equal((await revokeInvitation(ports, press(invitation))).kind, "not-permitted");
    assert.deepEqual(readers, ["app"]);
  });

  it("goes on from the newer version when another change was first", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    const commit = outside.ports.invitations.commit.bind(outside.ports.invitations);
    let commits = 0;
    outside.ports.invitations.commit = async (change) => {
      commits += 1;
      if (commits > 1) return commit(change);
      await keep(outside, { ...invitation, version: 2, home: { ...invitation.home, card: id("1700000000009") } });
      return "conflict";
    };
    const outcome = await revokeInvitation(outside.ports, press(invitation));
    assert.ok(outcome.kind === "revoked" && outcome.invitation.home.card === "1700000000009");
    assert.deepEqual(audited(outside), ["revoking: asked", "revoked: asked"]);
  });

  it("revokes once when it is pressed twice", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    const twice = await Promise.all([1, 2].map(async () => revokeInvitation(outside.ports, press(invitation))));
    assert.deepEqual(twice.map(({ kind }) => kind).toSorted(), ["as-it-stands", "revoked"]);
    assert.deepEqual(audited(outside), ["revoking: asked", "revoked: asked"]);
  });
});
