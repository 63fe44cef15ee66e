import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { TeamPlan } from "../../../../src/domain/team-plan.ts";
import { seeLeaving } from "../../../../src/flows/joining/see-leaving.ts";
import { seeMember } from "../../../../src/flows/joining/see-member.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const home = { conversation: id("19:general@thread.tacv2;messageid=9"), card: id("1700000000002") } as const;
const by = { id: id("megan"), name: "Megan" } as const;
const seen: TeamPlan = { groupId: "group-1", name: "Partners", stage: "seen", since: at("09:00"), by };
const { by: _, ...unnamed } = seen;
const left: TeamPlan = { ...unnamed, stage: "undone", since: at("10:00") };
const done = { kind: "done" };
const member = { group: "group-1", user: id("guest-1") } as const;
const guest = { teamsId: "29:dana", name: "Dana" };

async function world(...invitations: Invitation[]) {
  const outside = fakeOutside();
  await keep(outside, ...invitations);
  outside.teams.places.push({ groupId: "group-1", teamName: "Partners", channelId: "19:general@thread.tacv2", channelName: "General" });
  const teamOf = async ({ id: one }: Invitation) => (await outside.store.invitations.find(one))?.team;
  const leave = (attempt = 1) => seeLeaving(outside.ports, member, attempt);
  const events = () => outside.store.events().map(({ what, by: who, detail }) => [what, who, detail]);
  const jobs = () => outside.store.storedJobs().map(({ task: { kind } }) => kind);
  return { ...outside, leave, teamOf, events, jobs };
}

describe("seeLeaving", () => {
  for (const [what, make] of [
    ["has accepted", accepted],
    ["has not accepted yet", invited],
  ] as const) {
    it(`stores that a partner who ${what} is out, done by nobody that we know; only the cards follow`, async () => {
      const invitation = make({ home, team: seen });
      const { leave, teamOf, events, jobs } = await world(invitation);
      assert.deepEqual(await leave(), done);
      assert.deepEqual(await teamOf(invitation), left);
      assert.deepEqual([events(), jobs()], [[["removed-from-team", undefined, "group-1"]], ["update-card"]]);
      assert.deepEqual([await leave(), events().length], [done, 1]);
    });
  }

  it("looks again for some minutes while the roster shows them, and believes it then", async () => {
    const invitation = accepted({ home, team: seen });
    const { leave, teamOf, teams } = await world(invitation);
    teams.guests.set(id("guest-1"), guest);
    assert.deepEqual(await leave(1), { kind: "retry", at: at("10:00:02"), why: "still-in-team" });
    assert.deepEqual([await leave(8), await teamOf(invitation)], [done, seen]);
  });

  it("waits for a roster that may not show yet who was just added again", async () => {
    const added: TeamPlan = { ...seen, stage: "added", since: at("10:00") };
    const invitation = accepted({ home, team: added });
    const { leave, teamOf, clock } = await world(invitation);
    assert.deepEqual([(await leave()).kind, await teamOf(invitation)], ["retry", added]);
    await clock.advance(60_000);
    assert.deepEqual([await leave(6), (await teamOf(invitation))?.stage], [done, "undone"]);
  });

  it("ends the membership in a team that was chosen before", async () => {
    const falcon = { groupId: "group-1", name: "Falcon", by };
    const plan: TeamPlan = { ...seen, groupId: "group-2" };
    const invitation = accepted({ home: { conversation: id("a:1-adele"), card: id("1") }, team: { ...plan, also: [falcon] } });
    const { leave, teamOf } = await world(invitation);
    assert.deepEqual([await leave(), await teamOf(invitation)], [done, plan]);
  });

  it("concludes nothing where nobody may look", async () => {
    const invitation = accepted({ home: { conversation: id("a:1-adele"), card: id("1") }, team: seen });
    const { leave, teamOf, teamMembers } = await world(invitation);
    teamMembers.permitted.reading = false;
    assert.deepEqual([(await leave()).kind, await teamOf(invitation)], ["retry", seen]);
  });

  for (const [what, given] of [
    ["of another team", { team: { ...seen, groupId: "group-2" } }],
    ["without a plan", {}],
    ["whose partner was taken out here", { team: { ...left, by } }],
    ["that only wished for it", { team: { ...unnamed, stage: "wanted" } }],
    ["that are being revoked", { team: seen, state: { ...invited().state, revocation: "asked" } }],
    ["that are being replaced", { team: seen, state: { ...invited().state, revocation: "replaced" } }],
    ["whose guest is gone", { team: seen, state: { kind: "removed", since: at("09:00"), guestId: id("guest-1") } }],
  ] as const) {
    it(`leaves invitations alone ${what}`, async () => {
      const invitation = { ...anInvitation(accepted()), home, ...given } as Invitation;
      const { leave, teamOf, events } = await world(invitation);
      assert.deepEqual([await leave(), await teamOf(invitation), events()], [done, invitation.team, []]);
    });
  }

  it("isn't followed by a greeting when they are added again: nobody was told that they had left", async () => {
    const invitation = accepted({ home, team: { ...seen, stage: "added" } });
    const { leave, ports, teamOf, teams, clock, jobs } = await world(invitation);
    const greetings = () => jobs().filter((kind) => kind === "send-notice").length;
    teams.guests.set(id("guest-1"), guest);
    await seeMember(ports, member, 1);
    assert.equal(greetings(), 1);
    teams.guests.clear();
    await leave();
    await clock.advance(60_000);
    teams.guests.set(id("guest-1"), guest);
    await seeMember(ports, member, 1);
    assert.deepEqual([(await teamOf(invitation))?.stage, greetings()], ["seen", 1]);
  });
});
