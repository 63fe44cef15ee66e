import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { TeamPlan } from "../../../../src/domain/team-plan.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { addInvited } from "../../../../src/flows/planning/add-invited.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { diesIn } from "../../../fakes/crashing-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const tokenFor = (who: string) => `sso:${who}`;

const adele = person();
const megan = person({ name: "Megan Bowen", id: id("megan") });
const channel = id("19:sales@thread.tacv2");
const guest = id("guest-1");
const wanted: TeamPlan = { groupId: "group", name: "Contoso Partners", stage: "wanted", since: at("10:00") };
const home = { conversation: id("19:sales@thread.tacv2;messageid=1700000000001"), card: id("1700000000002") };

/** Adele has just invited a partner from a channel of her team, which the roster says that she owns. */
async function world(owners: readonly (typeof adele)[] = [adele]) {
  const outside = fakeOutside();
  const open: Invitation = invited({ requester: adele, home, team: wanted });
  await keep(outside, open);
  const { teams, teamMembers } = outside;
  teams.places.push({ groupId: "group", teamName: wanted.name, channelId: channel, channelName: "Sales" });
  teams.ownersOf.set(channel, [...owners]);
  teamMembers.teams.set("group", { owners: owners.map((owner) => owner.id), members: new Set() });
  teamMembers.users.add(guest);
  const members = teamMembers.teams.get("group")?.members;
  const add = (by = adele, ssoToken: string | undefined = tokenFor(by.id)) => addInvited(outside.ports, { id: open.id, by, ssoToken });
  const plan = async () => (await outside.store.invitations.find(open.id))?.team;
  return { ...outside, open, add, plan, members };
}

describe("addInvited", () => {
  it("adds the partner as the owner who pressed, and stores who did it", async () => {
    const { add, plan, members, teamMembers, store, open, log } = await world();
    await add();
    assert.ok(members?.has(guest));
    assert.deepEqual(teamMembers.asked, ["person"]);
    const since = fakeOutside().clock.now();
    assert.deepEqual(await plan(), { ...wanted, stage: "added", since, by: { id: adele.id, name: adele.name } });
    const { what, by, detail } = store.events().at(-1) ?? {};
    assert.deepEqual([what, by, detail], ["added-to-team", adele.id, "group"]);
    assert.ok(store.storedJobs().some(({ task }) => task.kind === "update-card" && task.invitation === open.id));
    assert.deepEqual(log.codes, ["added-to-team"]);
  });

  it("adds the partner of an approved request as the approver, if they own the team", async () => {
    const { add, plan, members } = await world([megan]);
    await add(megan);
    assert.ok(members?.has(guest));
    assert.deepEqual((await plan())?.by, { id: megan.id, name: "Megan Bowen" });
  });

  it("adds nobody once the policy says never", async () => {
    const { add, policy, plan, teamMembers } = await world();
    policy.change({ addToTeam: "off" });
    await add();
    assert.deepEqual([await plan(), teamMembers.asked], [wanted, []]);
  });

  it("adds nobody for a person who doesn't own the team", async () => {
    const { add, plan, teamMembers } = await world([megan]);
    await add();
    assert.deepEqual([await plan(), teamMembers.asked], [wanted, []]);
  });

  it("asks the directory for the owners where the roster doesn't tell", async () => {
    const { add, plan, teams, teamMembers } = await world([megan]);
    teams.ownersOf.clear();
    await add();
    assert.deepEqual([await plan(), teamMembers.asked], [wanted, []]);
    await add(megan);
    assert.equal((await plan())?.stage, "added");
  });

  it("lets Graph decide about the person's token where nobody tells the owners", async () => {
    const { add, plan, teams, teamMembers } = await world([megan]);
    teams.ownersOf.clear();
    teamMembers.permitted.reading = false;
    await add();
    assert.deepEqual([await plan(), teamMembers.asked], [wanted, ["person"]]);
    await add(megan);
    assert.equal((await plan())?.stage, "added");
  });

  it("remembers that nobody has consented, and that somebody has since then", async () => {
    const { add, plan, identity, ports, clock, teamMembers } = await world();
    identity.mayChangeTeams = false;
    await add();
    assert.deepEqual([await plan(), teamMembers.asked, await ports.teamConsent.missingSince()], [wanted, [], clock.now()]);
    identity.mayChangeTeams = true;
    await add();
    assert.deepEqual([(await plan())?.stage, await ports.teamConsent.missingSince()], ["added", undefined]);
  });

  it("does nothing without a token, or with one that Entra doesn't accept", async () => {
    const { add, plan, teamMembers, identity } = await world();
    await add(adele, "forged");
    identity.exchange = { kind: "strong-auth-needed" };
    await add();
    assert.deepEqual([await plan(), teamMembers.asked], [wanted, []]);
    const { ports, open } = await world();
    await addInvited(ports, { id: open.id, by: adele, ssoToken: undefined });
    assert.deepEqual((await ports.invitations.find(open.id))?.team, wanted);
  });

  for (const [what, change] of [
    ["has no plan", { team: undefined }],
    ["was added already", { team: { ...wanted, stage: "added" } }],
    ["is being revoked", { state: { kind: "invited", since: at("10:00"), guestId: guest, revocation: "asked" } }],
    ["was revoked", { state: { kind: "revoked", since: at("10:00"), guestId: guest, why: "asked" } }],
  ] as const) {
    it(`adds nobody where the invitation ${what}`, async () => {
      const outside = await world();
      const { team, ...open } = { ...outside.open, ...change };
      const other = fakeOutside();
      await keep(other, anInvitation({ ...open, ...(team && { team }) }));
      other.teamMembers.nextAdd = new Error("not asked");
      await addInvited(other.ports, { id: open.id, by: adele, ssoToken: tokenFor(adele.id) });
      assert.deepEqual(other.teamMembers.asked, []);
    });
  }

  it("tries again until the services behind Teams know the guest", async () => {
    const { add, plan, teamMembers, clock } = await world();
    teamMembers.users.clear();
    const adding = add();
    await clock.advance(6_999);
    assert.equal(teamMembers.asked.length, 3);
    teamMembers.users.add(guest);
    await clock.advance(1);
    await adding;
    assert.deepEqual([teamMembers.asked.length, (await plan())?.stage], [4, "added"]);
  });

  it("leaves it to the owners after fifteen seconds", async () => {
    const { add, plan, teamMembers, clock, log } = await world();
    teamMembers.users.clear();
    const adding = add();
    await clock.advance(15_000);
    await adding;
    assert.deepEqual([await plan(), teamMembers.asked.length, clock.waiting], [wanted, 5, 0]);
    assert.deepEqual(log.codes, ["not-added-to-team-yet"]);
  });

  it("stops when the invitation is revoked meanwhile", async () => {
    const { add, plan, teamMembers, clock, ports, open } = await world();
    teamMembers.users.clear();
    const adding = add();
    await clock.advance(0);
    const state = { kind: "revoked", since: at("10:00"), guestId: guest, why: "asked" } as const;
    await ports.invitations.commit({ invitations: [{ ...open, state, version: open.version + 1 }], events: [], jobs: [] });
    await clock.advance(15_000);
    await adding;
    assert.deepEqual([await plan(), teamMembers.asked.length], [wanted, 1]);
  });

  it("adds a partner who has accepted meanwhile", async () => {
    const outside = fakeOutside();
    const open = accepted({ requester: adele, home, team: wanted });
    await keep(outside, open);
    outside.teams.ownersOf.set(channel, [adele]);
    outside.teamMembers.teams.set("group", { owners: [adele.id], members: new Set() });
    outside.teamMembers.users.add(guest);
    await addInvited(outside.ports, { id: open.id, by: adele, ssoToken: tokenFor(adele.id) });
    assert.equal((await outside.store.invitations.find(open.id))?.team?.stage, "added");
  });

  it("stores who forbids guests, once it is known, and that it was overcome", async () => {
    const { add, plan, teamMembers, log } = await world();
    for (const [outcome, hindrance] of [
      [{ kind: "guests-forbidden" }, "guests-forbidden"],
      [{ kind: "refused", remoteId: "request-1" }, "refused"],
    ] as const) {
      teamMembers.nextAdd = outcome;
      await add();
      assert.deepEqual(await plan(), { ...wanted, hindrance });
    }
    assert.deepEqual(log.codes, ["not-added-to-team", "not-added-to-team"]);
    await add();
    assert.deepEqual([(await plan())?.stage, (await plan())?.hindrance], ["added", undefined]);
  });

  it("leaves it to the owners where Graph wants the person to authenticate again", async () => {
    const { add, plan, teamMembers } = await world();
    teamMembers.nextAdd = { kind: "strong-auth-needed" };
    await add();
    assert.deepEqual(await plan(), wanted);
  });

  it("stores that Graph refused an owner; of other people it says nothing about the team", async () => {
    const { add, plan, teamMembers, teams } = await world();
    teamMembers.permitted.person = false;
    teams.ownersOf.clear();
    teamMembers.permitted.reading = false;
    await add();
    assert.deepEqual(await plan(), wanted);
    teams.ownersOf.set(channel, [adele]);
    await add();
    assert.deepEqual(await plan(), { ...wanted, hindrance: "refused" });
  });

  it("has a job look when the team shows them", async () => {
    const { add, store } = await world();
    await add();
    assert.deepEqual(
      store
        .storedJobs()
        .map(({ task }) => task)
        .filter(({ kind }) => kind === "see-member"),
      [{ kind: "see-member", group: "group", user: guest }],
    );
  });

  it("names nobody who added a partner who was in the team before", async () => {
    const { add, plan, members, store, clock } = await world();
    members?.add(guest);
    await add();
    assert.deepEqual(await plan(), { ...wanted, stage: "added", since: clock.now() });
    assert.ok(store.events().every(({ what }) => what !== "added-to-team"));
  });

  it("stores who added them also where the team showed them first", async () => {
    const { ports, open, plan, store } = await world();
    const { add } = ports.teamMembers;
    ports.teamMembers.add = async (...asked) => {
      const outcome = await add.apply(ports.teamMembers, asked);
      const team = { ...wanted, stage: "seen" } as const;
      await ports.invitations.commit({ invitations: [{ ...open, team, version: open.version + 1 }], events: [], jobs: [] });
      return outcome;
    };
    await addInvited(ports, { id: open.id, by: adele, ssoToken: tokenFor(adele.id) });
    assert.deepEqual(await plan(), { ...wanted, stage: "seen", by: { id: adele.id, name: adele.name } });
    assert.equal(store.events().at(-1)?.what, "added-to-team");
  });

  describe("when the invitation was revoked while Graph was adding them", () => {
    async function revoked() {
      const known = await world();
      const { ports, open } = known;
      const { add } = ports.teamMembers;
      ports.teamMembers.add = async (...asked) => {
        const outcome = await add.apply(ports.teamMembers, asked);
        const team = { ...wanted, stage: "undone" } as const;
        await ports.invitations.commit({ invitations: [{ ...open, team, version: open.version + 1 }], events: [], jobs: [] });
        return outcome;
      };
      const { remove } = ports.teamMembers;
      const failures = { left: 0 };
      ports.teamMembers.remove = async (...asked) => {
        failures.left -= 1;
        if (failures.left >= 0) throw new GuestlistError("directory-unavailable", "503");
        return remove.apply(ports.teamMembers, asked);
      };
      return { ...known, failures };
    }

    it("takes them out again", async () => {
      const { add, members, plan, store } = await revoked();
      await add();
      assert.deepEqual([members?.size, (await plan())?.stage], [0, "undone"]);
      assert.ok(store.events().every(({ what }) => what !== "added-to-team"));
    });

    it("tries again while Graph fails", async () => {
      const { add, members, plan, clock, failures } = await revoked();
      failures.left = 3;
      const adding = add();
      await clock.advance(7_000);
      await adding;
      assert.deepEqual([members?.size, (await plan())?.stage], [0, "undone"]);
    });

    it("says that they are in the team, and who added them, where it can't take them out", async () => {
      const { add, members, plan, clock, failures, store, log } = await revoked();
      failures.left = 5;
      const adding = add();
      await clock.advance(15_000);
      await adding;
      assert.deepEqual([members?.size, (await plan())?.stage, (await plan())?.by?.id], [1, "added", adele.id]);
      assert.deepEqual([store.events().at(-1)?.what, clock.waiting], ["added-to-team", 0]);
      assert.equal(log.codes.filter((code) => code === "not-removed-from-team").length, 5);
    });

    it("says so at once where nobody lets it", async () => {
      const { add, ports, members, plan } = await revoked();
      ports.teamMembers.remove = async () => ({ kind: "not-permitted" });
      await add();
      assert.deepEqual([members?.size, (await plan())?.stage], [1, "added"]);
    });

    it("leaves the plan of a guest who is gone meanwhile", async () => {
      const { add, ports, plan, clock, failures, store, open } = await revoked();
      failures.left = 5;
      const adding = add();
      await clock.advance(0);
      const now = (await store.invitations.find(open.id)) ?? assert.fail();
      const state = { kind: "revoked", since: at("10:00"), guestId: guest, why: "asked" } as const;
      await ports.invitations.commit({ invitations: [{ ...now, state, version: now.version + 1 }], events: [], jobs: [] });
      await clock.advance(15_000);
      await adding;
      assert.equal((await plan())?.stage, "undone");
    });
  });

  it("counts a member as added, and fails where Graph does: the log has it", async () => {
    const { add, plan, teamMembers } = await world();
    teamMembers.nextAdd = new GuestlistError("directory-unavailable", "503");
    await assert.rejects(add(), { code: "directory-unavailable" });
    assert.deepEqual(await plan(), wanted);
    teamMembers.nextAdd = { kind: "already-member" };
    await add();
    assert.equal((await plan())?.stage, "added");
  });

  describe("after an address was corrected", () => {
    const other = id("guest-2");

    async function corrected(mistaken: Partial<Invitation>, guestOf = "guest-2", others: readonly Invitation[] = []) {
      const known = await world();
      const wrong = invited({ id: id("wrong"), emailKey: id("wrong"), requester: adele, team: { ...wanted, stage: "added" } }, guestOf);
      const right = { ...known.open, replaces: wrong.id, version: known.open.version + 1 };
      const invitations = [{ ...wrong, ...mistaken }, right, ...others];
      await known.ports.invitations.commit({ invitations, events: [], jobs: [] });
      known.members?.add(other);
      await known.add();
      return { ...known, stageOfWrong: async () => (await known.store.invitations.find(wrong.id))?.team?.stage };
    }

    it("leaves a guest in the team if another invitation has them too", async () => {
      const shared = invited({ id: id("shared"), emailKey: id("shared"), requester: megan }, "guest-2");
      const { members, stageOfWrong } = await corrected({}, "guest-2", [shared]);
      assert.deepEqual([members?.has(other), await stageOfWrong()], [true, "added"]);
    });

    it("takes the person at the wrong address out, as the person who corrected it", async () => {
      const { stageOfWrong, members, plan } = await corrected({});
      assert.deepEqual([[...(members ?? [])], await stageOfWrong(), (await plan())?.stage], [[guest], "undone", "added"]);
    });

    for (const [what, mistaken, guestOf] of [
      ["another person's invitation", { requester: megan }, "guest-2"],
      ["an invitation that was accepted", { state: accepted({}, "guest-2").state }, "guest-2"],
      ["an invitation of the same guest", {}, "guest-1"],
    ] as const) {
      it(`leaves ${what} alone`, async () => {
        const { stageOfWrong, members } = await corrected(mistaken, guestOf);
        assert.deepEqual([members?.has(other), await stageOfWrong()], [true, "added"]);
      });
    }
  });

  it("makes at most one member wherever the process dies, and the plan never says more than is so", async () => {
    for (const when of ["before", "after"] as const) {
      let died = true;
      for (let call = 0; died; call++) {
        const { ports, open, plan, members } = await world();
        const input = { id: open.id, by: adele, ssoToken: tokenFor(adele.id) };
        died = await diesIn(ports, { call, when }, (mortal) => addInvited(mortal, input));
        const stage = (await plan())?.stage;
        assert.ok(stage === "added" ? members?.has(guest) : stage === "wanted", `${when} ${call}: ${stage}`);
        await addInvited(ports, input);
        assert.deepEqual([(await plan())?.stage, members?.size], ["added", 1]);
      }
    }
  });
});
