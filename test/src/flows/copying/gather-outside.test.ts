import assert from "node:assert/strict";
import type { ApproverSet } from "../../../../src/domain/policy/policy.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { gatherOutside, thoseOutside } from "../../../../src/flows/copying/gather-outside.ts";
import { anApproval, awaiting } from "../../../build/an-approval.ts";
import { id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const [adele, megan, pradeep] = [person({ name: "Adele Vance" }), person({ name: "Megan Bowen" }), person({ name: "Pradeep Gupta" })];
const channel = id("19:approvals@thread.tacv2");
const given = { channel, locale: "fr-FR", timeZone: "Europe/Paris", approvers: "deciders" } as const;
const many = (count: number) => Array.from({ length: count }, (_, index) => person({ name: `Person${index} Smith` }));
const alone = ({ id: who, name }: typeof megan, locale = "fr-FR") => ({ id: who, name, locale, timeZone: "Europe/Paris" });
const known = (people: readonly (typeof megan)[], userType: "Member" | "Guest" = "Member", language?: string) =>
  people.map(({ id: who, name: displayName }) => ({ id: id(who), displayName, userType, ...(language && { language }) }));

function world(who: ApproverSet["who"], second: ApproverSet["who"] = { kind: "team" }) {
  const outside = fakeOutside();
  outside.policy.change({
    approvers: [
      { name: "deciders", who },
      { name: "second", who: second },
    ],
  });
  outside.teams.rosters.set(channel, [adele, megan]);
  for (const user of known([megan, pradeep])) outside.directory.add(user);
  const gather = (approval = anApproval(given)) => gatherOutside(outside.ports, awaiting({ requester: adele }, approval), approval);
  return { ...outside, gather };
}

describe("gatherOutside", () => {
  it("finds nobody outside in the set team", async () => {
    const { gather } = world({ kind: "team" });
    assert.deepEqual(await gather(), { people: [], anybodyInside: true });
  });

  it("finds those of a group who aren't in the channel's team, in the language of the channel or their own", async () => {
    const { gather, membership, directory } = world({ kind: "group", group: "partners" });
    const noor = person({ name: "Noor Haddad" });
    for (const user of known([noor], "Member", "ar")) directory.add(user);
    membership.groups.set("partners", [adele, megan, pradeep, noor]);
    assert.deepEqual(await gather(), { people: [alone(pradeep), alone(noor, "ar")], anybodyInside: true });
  });

  it("says when nobody in the team may decide: the requester doesn't count, nor does anybody else's set", async () => {
    const { gather, membership } = world({ kind: "group", group: "partners" });
    membership.groups.set("partners", [adele, pradeep]);
    assert.deepEqual(await gather(), { people: [alone(pradeep)], anybodyInside: false });
  });

  it("adds the second set once it was asked, each person once", async () => {
    const { gather } = world({ kind: "people", people: [pradeep.id] }, { kind: "people", people: [pradeep.id, megan.id] });
    assert.deepEqual(await gather(anApproval({ ...given, escalatedTo: "second" })), { people: [alone(pradeep)], anybodyInside: true });
  });

  it("leaves out the requester, guests and people that the directory doesn't have", async () => {
    const guest = person({ name: "Sam Rivera" });
    const { gather, directory, teams } = world({ kind: "people", people: [adele.id, guest.id, id("nobody"), pradeep.id] });
    teams.rosters.set(channel, []);
    for (const user of known([guest], "Guest")) directory.add(user);
    assert.deepEqual(await gather(), { people: [alone(pradeep)], anybodyInside: false });
  });

  it("keeps people whose names can't be read: they may decide, too", async () => {
    const hidden = world({ kind: "people", people: [pradeep.id] });
    hidden.directory.unreadable.add(pradeep.id);
    assert.deepEqual((await hidden.gather()).people, [alone({ ...pradeep, name: "" })]);
    const refused = world({ kind: "people", people: [pradeep.id] });
    refused.directory.findByIds = async () => {
      throw new GuestlistError("directory-refused", "Graph answered 403");
    };
    assert.deepEqual([(await refused.gather()).people, refused.log.codes], [[alone({ ...pradeep, name: "" })], ["approvers-not-named"]]);
  });

  it("finds twenty at most, and says in the log that there are more", async () => {
    const all = many(21);
    const { gather, directory, log } = world({ kind: "people", people: all.map(({ id: who }) => who) });
    for (const user of known(all)) directory.add(user);
    assert.deepEqual(
      (await gather()).people,
      all.slice(0, 20).map((one) => alone(one)),
    );
    assert.deepEqual(log.lines, [{ level: "warn", code: "approvers-not-all-asked", set: "deciders" }]);
  });

  it("asks about each one where the team is larger than what is read of it", async () => {
    const { gather, teams } = world({ kind: "people", people: [pradeep.id, megan.id] });
    teams.rosters.set(channel, [...many(500), megan]);
    assert.deepEqual(await gather(), { people: [alone(pradeep)], anybodyInside: true });
  });

  it("finds nobody in a group that a permission hides, or in a set that the policy doesn't know (any more)", async () => {
    const { gather, membership, log } = world({ kind: "group", group: "partners" });
    membership.groupsHidden = true;
    assert.deepEqual(await gather(), { people: [], anybodyInside: false });
    assert.deepEqual(await gather(anApproval({ ...given, approvers: "gone" })), { people: [], anybodyInside: false });
    assert.deepEqual(log.codes, ["approvers-unknown"]);
  });

  it("leaves an outage to another try", async () => {
    const { gather, directory } = world({ kind: "people", people: [pradeep.id] });
    directory.findByIds = async () => {
      throw new GuestlistError("directory-unavailable", "down");
    };
    await assert.rejects(gather(), { code: "directory-unavailable" });
  });
});

describe("thoseOutside", () => {
  it("are the given people who don't see the channel", async () => {
    const { ports } = world({ kind: "team" });
    assert.deepEqual(await thoseOutside(ports, anApproval(given), [megan.id, pradeep.id]), [alone(pradeep)]);
    assert.deepEqual(await thoseOutside(ports, anApproval(given), []), []);
  });
});
