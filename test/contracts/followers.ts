import assert from "node:assert/strict";
import type { Follower } from "../../src/domain/follower.ts";
import type { Followers } from "../../src/ports/followers.ts";
import type { Invitations } from "../../src/ports/invitations.ts";
import { aChange } from "../build/a-change.ts";
import { aColleague, aFollower } from "../build/a-follower.ts";
import { anInvitation } from "../build/an-invitation.ts";
import { at, id } from "../build/ids.ts";

interface Subject {
  readonly followers: Followers;
  readonly invitations: Invitations;
}

/** What every {@link Followers} must do, written by its store's commits. */
export function followersContract(subject: () => Subject): void {
  it("knows nobody at first", async () => {
    assert.deepEqual(await subject().followers.of(id("invitation-1")), []);
  });

  it("gives an invitation's followers as stored, in the order in which they began", async () => {
    const { followers, invitations } = subject();
    const [asked, picked] = [aFollower({ since: at("10:05") }), aColleague({ since: at("10:01") })];
    const place = { conversation: id("19:chat@thread.v2"), told: "accepted" };
    const elsewhere: Required<Follower> = { ...aFollower(), invitation: id("invitation-2"), ...place };
    assert.equal(await invitations.commit(aChange({ followers: [asked, picked, elsewhere] })), "committed");
    assert.deepEqual(await followers.of(id("invitation-1")), [picked, asked]);
    assert.deepEqual(await followers.of(id("invitation-2")), [elsewhere]);
  });

  it("keeps one entry per person, the newest", async () => {
    const { followers, invitations } = subject();
    const picked = aColleague();
    const asked = aFollower({ person: picked.person, told: "accepted" });
    await invitations.commit(aChange({ followers: [picked] }));
    await invitations.commit(aChange({ followers: [asked] }));
    assert.deepEqual(await followers.of(id("invitation-1")), [asked]);
    await invitations.commit(aChange({ followers: [picked] }));
    assert.deepEqual(await followers.of(id("invitation-1")), [picked]);
  });

  it("has nobody from a change that conflicts", async () => {
    const { followers, invitations } = subject();
    const stale = anInvitation({ version: 5 });
    assert.equal(await invitations.commit(aChange({ invitations: [stale], followers: [aFollower()] })), "conflict");
    assert.deepEqual(await followers.of(id("invitation-1")), []);
  });
}
