import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { TeamPlan } from "../../../../src/domain/team-plan.ts";
import { addToTeam } from "../../../../src/flows/joining/add-to-team.ts";
import { removeFromTeam } from "../../../../src/flows/joining/remove-from-team.ts";
import { seeMember } from "../../../../src/flows/joining/see-member.ts";
import { at, id } from "../../../build/ids.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const home = { conversation: id("19:general@thread.tacv2;messageid=9"), card: id("1700000000002") } as const;
const place = { groupId: "group-1", teamName: "Partners", channelId: "19:general@thread.tacv2", channelName: "General" };
const by = { id: id("megan"), name: "Megan" } as const;
const plan: TeamPlan = { groupId: "group-1", name: "Partners", stage: "added", since: at("09:00"), by };
const member = { group: "group-1", user: id("guest-1") } as const;
const done = { kind: "done" };

async function world(...invitations: Invitation[]) {
  const outside = fakeOutside();
  await keep(outside, ...invitations);
  outside.teams.places.push(place);
  outside.teams.guests.set(id("guest-1"), { teamsId: "29:dana", name: "Dana" });
  const teamOf = async ({ id: one }: Invitation) => (await outside.store.invitations.find(one))?.team;
  const see = (attempt = 1) => seeMember(outside.ports, member, attempt);
  const events = () => outside.store.events().map(({ what }) => what);
  const notices = () => outside.store.storedJobs().filter(({ task }) => task.kind === "send-notice").length;
  return { ...outside, see, teamOf, events, notices };
}

describe("seeMember", () => {
  it("stores that the team has the partner, and greets them after their acceptance", async () => {
    const invitation = accepted({ requester: adele, home, team: plan });
    const { see, teamOf, events, notices } = await world(invitation);
    assert.deepEqual(await see(), done);
    assert.deepEqual(await teamOf(invitation), { ...plan, stage: "seen", since: at("10:00") });
    assert.deepEqual([events(), notices()], [["seen-in-team"], 1]);
    assert.deepEqual([await see(), events(), notices()], [done, ["seen-in-team"], 1]);
  });

  it("greets nobody before the acceptance: its notice does", async () => {
    const invitation = invited({ requester: adele, home, team: plan });
    const { see, teamOf, events, notices } = await world(invitation);
    await see();
    assert.deepEqual([(await teamOf(invitation))?.stage, events(), notices()], ["seen", ["seen-in-team"], 0]);
  });

  it("knows partners who came into the team of their channel without our help, but not where not all of the team is", async () => {
    const invitation = accepted({ requester: adele, home });
    const { see, teamOf } = await world(invitation);
    await see();
    assert.deepEqual(await teamOf(invitation), { groupId: "group-1", name: "Partners", stage: "seen", since: at("10:00") });
    const hidden = await world(invitation);
    hidden.teams.places.splice(0, 1, { ...place, isStandard: false });
    await hidden.see();
    assert.equal(await hidden.teamOf(invitation), undefined);
  });

  for (const [what, given] of [
    ["of another team", { team: { ...plan, groupId: "group-2" } }],
    ["that were imported", { origin: "imported" }],
    ["that began elsewhere, without a plan", { home: { conversation: id("a:1-adele"), card: id("1") } }],
  ] as const) {
    it(`leaves invitations alone ${what}`, async () => {
      const invitation: Invitation = { ...accepted({ requester: adele, home }), ...given };
      const { see, teamOf, events } = await world(invitation);
      assert.deepEqual(await see(), done);
      assert.deepEqual([await teamOf(invitation), events()], [invitation.team, []]);
    });
  }

  it("leaves invitations alone whose guest is gone", async () => {
    const removed = anInvitation({ home, team: plan, state: { kind: "removed", since: at("09:00"), guestId: id("guest-1") } });
    const { see, events } = await world(removed);
    assert.deepEqual([await see(), events()], [done, []]);
  });

  it("looks again for some minutes where the roster doesn't have them: an event alone proves nothing", async () => {
    const { see, teams, events } = await world(accepted({ requester: adele, home, team: plan }));
    teams.guests.clear();
    assert.deepEqual(await see(1), { kind: "retry", at: at("10:00:02"), why: "not-in-team-yet" });
    assert.deepEqual([await see(8), events()], [done, []]);
  });

  it("doesn't take a roster that is late for another membership, just after they were taken out", async () => {
    const undone: TeamPlan = { ...plan, stage: "undone", since: at("10:00"), isLost: true };
    const invitation = accepted({ requester: adele, home, team: undone });
    const { see, clock, teamOf } = await world(invitation);
    assert.equal((await see()).kind, "retry");
    await clock.advance(60_000);
    assert.deepEqual(await see(), done);
    const { by: _, isLost: __, ...seen } = undone;
    assert.deepEqual(await teamOf(invitation), { ...seen, stage: "seen", since: at("10:01") });
  });

  it("tells of a partner again who was taken out and added again: everybody was told that they had left", async () => {
    const invitation = accepted({ requester: adele, home });
    const outside = await world(invitation);
    const { see, ports, identity, teamMembers, store, clock } = outside;
    teamMembers.teams.set("group-1", { owners: [adele.id], members: new Set() });
    teamMembers.users.add(id("guest-1"));
    const press = { by: adele, conversation: home.conversation, ssoToken: identity.tokenFor(adele.id) };
    for (let round = 0; round < 2; round += 1) {
      assert.equal((await addToTeam(ports, { ...press, who: { id: invitation.id } })).kind, "added");
      await see();
      assert.equal((await removeFromTeam(ports, { ...press, id: invitation.id })).kind, "removed");
      await clock.advance(60_000);
    }
    const told = store.storedJobs().flatMap(({ task }) => (task.kind === "send-notice" ? [task.notice] : []));
    assert.deepEqual(told, ["in-team", "left-team", "in-team", "left-team"]);
  });

  it("greets a partner once who was seen before", async () => {
    const invitation = accepted({ requester: adele, home, team: plan });
    const { see, ports, notices, store } = await world(invitation);
    await see();
    const { team = assert.fail(), version } = (await store.invitations.find(invitation.id)) ?? {};
    await ports.invitations.commit({
      invitations: [{ ...invitation, team: { ...team, stage: "added" }, version: (version ?? 0) + 1 }],
      events: [],
      jobs: [],
    });
    await see();
    assert.equal(notices(), 1);
  });
});
