import assert from "node:assert/strict";
import { spy } from "sinon";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { followedEvent, tellFollowers } from "../../../../src/flows/telling/tell-followers.ts";
import { aColleague, aFollower } from "../../../build/a-follower.ts";
import { at } from "../../../build/ids.ts";
import { accepted, failed } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { follow, jobsIn, keep } from "../../../fakes/kept-in.ts";

async function followedBy(invitation: Invitation, ...followers: readonly ReturnType<typeof aFollower>[]) {
  const outside = fakeOutside();
  await keep(outside, invitation);
  await follow(outside, ...followers.map((follower) => ({ ...follower, invitation: invitation.id })));
  return outside;
}

describe("tellFollowers", () => {
  it("makes a job for each follower, once", async () => {
    const stored = accepted();
    const outside = await followedBy(stored, aFollower(), aColleague());
    await tellFollowers(outside.ports, stored, "accepted");
    const commit = spy(outside.ports.invitations, "commit");
    await tellFollowers(outside.ports, stored, "accepted");
    assert.equal(commit.callCount, 0);
    const job = { kind: "send-notice", invitation: stored.id, notice: "accepted", due: at("10:00") };
    assert.deepEqual(
      new Set(jobsIn(outside)),
      new Set([
        { ...job, to: aFollower().person.id },
        { ...job, to: aColleague().person.id },
      ]),
    );
  });

  it("tells them of each turn", async () => {
    const first = accepted();
    const outside = await followedBy(first, aFollower());
    await tellFollowers(outside.ports, first, "accepted");
    const again: Invitation = { ...first, version: 2, state: { ...first.state, since: at("11:00") } };
    await keep(outside, again);
    await tellFollowers(outside.ports, again, "accepted");
    assert.equal(jobsIn(outside).length, 2);
  });

  it("leaves out followers that the notice doesn't concern", async () => {
    const stored = failed("busy");
    const outside = await followedBy(stored, aFollower(), aColleague());
    await tellFollowers(outside.ports, stored, "failed");
    assert.deepEqual(
      outside.store.storedJobs().map(({ task }) => "to" in task && task.to),
      [aFollower().person.id],
    );
  });

  it("writes nothing when nobody follows", async () => {
    const outside = await followedBy(accepted());
    await tellFollowers(outside.ports, accepted(), "accepted");
    assert.deepEqual([jobsIn(outside), outside.store.events()], [[], []]);
  });
});

describe("followedEvent", () => {
  it("says who follows, why and since when", () => {
    const { invitation, person, why, since } = aFollower();
    assert.deepEqual(followedEvent(aFollower()), { at: since, invitation, what: "followed", by: person.id, detail: why });
  });
});
