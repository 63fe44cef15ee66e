import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { TeamPlan } from "../../../../src/domain/team-plan.ts";
import { leaveTeam } from "../../../../src/flows/planning/leave-team.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { invited } from "../../../build/in-state.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const megan = person({ name: "Megan Bowen", id: id("megan") });
const by = { id: megan.id, name: megan.name };
const added: TeamPlan = { groupId: "group", name: "Contoso Partners", stage: "added", since: at("10:00"), by };
const pressed = { by: adele, ssoToken: `sso:${adele.id}` };

async function world(open: Invitation = invited({ requester: adele, team: added })) {
  const outside = fakeOutside();
  await keep(outside, open);
  const members = new Set([id("guest-1")]);
  outside.teamMembers.teams.set("group", { owners: [adele.id], members });
  return { ...outside, open, members };
}

describe("leaveTeam", () => {
  it("takes the partner out as the person who presses, and stores who did it", async () => {
    const { ports, open, members, store, clock } = await world();
    const after = await leaveTeam(ports, open, pressed);
    assert.equal(members.size, 0);
    const team = { ...added, stage: "undone", since: clock.now(), by: { id: adele.id, name: adele.name } };
    assert.deepEqual(after, { ...open, team, version: open.version + 1 });
    const { what, by: who, detail } = store.events().at(-1) ?? {};
    assert.deepEqual([what, who, detail], ["removed-from-team", adele.id, "group"]);
  });

  it("does it as the app where the person may not, or nobody presses", async () => {
    for (const leaving of [{ by: megan, ssoToken: `sso:${megan.id}` }, { by: megan, ssoToken: "forged" }, undefined]) {
      const { ports, open, members, teamMembers } = await world();
      teamMembers.permitted.app = true;
      const { team } = await leaveTeam(ports, open, leaving);
      assert.deepEqual([members.size, team?.stage, team?.by], [0, "undone", leaving && by]);
    }
  });

  it("stores it also where somebody else took them out", async () => {
    const { ports, open, members } = await world();
    members.clear();
    assert.equal((await leaveTeam(ports, open, pressed)).team?.stage, "undone");
  });

  it("leaves the plan as it is where nobody may, and logs that", async () => {
    const { ports, open, members, log } = await world();
    assert.deepEqual(await leaveTeam(ports, open), open);
    assert.deepEqual([members.size, log.codes], [1, ["not-removed-from-team"]]);
  });

  it("ends a wish: the owners aren't asked when the partner accepts; no card is drawn over the answer", async () => {
    const { by: _, ...wanted } = { ...added, stage: "wanted" } as const;
    const { ports, open, members, store, clock } = await world(invited({ team: wanted }));
    const after = await leaveTeam(ports, open, pressed);
    assert.deepEqual(after.team, { ...wanted, stage: "undone", since: clock.now() });
    assert.deepEqual([await store.invitations.find(open.id), members.size], [after, 1]);
    assert.deepEqual([store.events(), store.storedJobs()], [[], []]);
  });

  it("leaves an earlier guest in the team that nobody added here, and takes out one who is new", async () => {
    const { by: _, ...found } = { ...added, stage: "seen" } as const;
    for (const [createdGuest, left] of [
      [false, 1],
      [true, 0],
    ] as const) {
      const { ports, open, members, teamMembers } = await world(invited({ team: found, createdGuest }));
      teamMembers.permitted.app = true;
      await leaveTeam(ports, open, pressed);
      assert.equal(members.size, left);
    }
  });

  it("takes out an earlier guest that somebody added here", async () => {
    const { ports, open, members } = await world(invited({ team: added, createdGuest: false }));
    await leaveTeam(ports, open, pressed);
    assert.equal(members.size, 0);
  });

  it("takes them out of every team that they were added to", async () => {
    const also = [
      { groupId: "group-2", name: "Falcon", by },
      { groupId: "group-3", name: "Others", by },
    ];
    const { ports, open, members, store, teamMembers, log } = await world(invited({ requester: adele, team: { ...added, also } }));
    const others = [new Set([id("guest-1")]), new Set([id("guest-1")])] as const;
    teamMembers.teams.set("group-2", { owners: [adele.id], members: others[0] });
    teamMembers.teams.set("group-3", { owners: [megan.id], members: others[1] });
    const after = await leaveTeam(ports, open, pressed);
    assert.deepEqual([members.size, others[0].size, others[1].size], [0, 0, 1]);
    assert.deepEqual([after.team?.stage, after.team?.also], ["undone", [also[1]]]);
    assert.deepEqual([store.events().map(({ detail }) => detail), log.codes], [["group", "group-2"], ["not-removed-from-team"]]);
  });

  for (const [what, open] of [
    ["without a team", invited()],
    ["whose partner was taken out", invited({ team: { ...added, stage: "undone" } })],
    ["without a guest", anInvitation({ team: added, state: { kind: "withdrawn", since: at("10:00") } })],
  ] as const) {
    it(`does nothing for an invitation ${what}`, async () => {
      const { ports, members } = await world(open);
      assert.deepEqual(await leaveTeam(ports, open, pressed), open);
      assert.equal(members.size, 1);
    });
  }
});
