import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { findOwners, languageOf, namedOwners, ownerIds, ownersToMention } from "../../../../src/flows/who/find-owners.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const adele = person();
const megan = person({ name: "Megan" });
const channel = id("19:general@thread.tacv2") as ReturnType<typeof person>["id"] & Parameters<typeof findOwners>[1]["near"];
const place = { groupId: "group-1", teamName: "Partners", channelId: "19:general@thread.tacv2", channelName: "General" };

function world() {
  const outside = fakeOutside();
  outside.teams.places.push(place);
  outside.teamMembers.teams.set("group-1", { owners: [megan.id, id("lee")], members: new Set() });
  const find = (groupId = "group-1") => findOwners(outside.ports, { groupId, near: channel, speaking: languageOf(adele) });
  return { ...outside, find };
}
const namesOf = (owners: Awaited<ReturnType<typeof findOwners>>) => (owners === "not-checked" ? owners : owners.map(({ name }) => name));

describe("findOwners", () => {
  it("believes the roster of the team", async () => {
    const { find, teams } = world();
    teams.ownersOf.set(channel, [adele]);
    assert.deepEqual(await find(), [adele]);
  });

  it("asks the directory where the roster tells no roles, and about other teams", async () => {
    const { find, teams, directory, log } = world();
    teams.rosters.set(channel, [megan]);
    directory.add({ id: id("lee"), displayName: "Lee" });
    assert.deepEqual(namesOf(await find()), ["Megan", "Lee"]);
    assert.deepEqual(await find("group-2"), []);
    assert.deepEqual(log.codes, []);
  });

  it("gives owners without a name when nobody may read it", async () => {
    const { find, ports, log } = world();
    ports.directory.findByIds = async () => Promise.reject(new GuestlistError("directory-refused", "no"));
    assert.deepEqual([namesOf(await find()), log.codes], [["", ""], ["owners-not-named"]]);
    ports.directory.findByIds = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    await assert.rejects(find(), { code: "directory-unavailable" });
  });

  it("says when nobody may read who owns the team", async () => {
    const { find, teamMembers } = world();
    teamMembers.permitted.reading = false;
    assert.equal(await find(), "not-checked");
  });
});

describe("ownerIds", () => {
  it("are those of the roster, else those of the directory, without asking for names", async () => {
    const { ports, teams, teamMembers } = world();
    ports.directory.findByIds = async () => Promise.reject(new Error("not asked"));
    const find = (groupId = "group-1") => ownerIds(ports, { groupId, near: channel });
    assert.deepEqual(await find(), [megan.id, "lee"]);
    teams.ownersOf.set(channel, [adele]);
    assert.deepEqual([await find(), await find("group-2")], [[adele.id], []]);
    teamMembers.permitted.reading = false;
    assert.equal(await find("group-2"), "not-checked");
  });
});

describe("namedOwners", () => {
  it("are five at most, those without a name left out, and first the one who wanted it", () => {
    const many = [1, 2, 3, 4, 5, 6].map((number) => person({ name: `Owner ${number}` }));
    const nameless = { ...megan, name: "" };
    assert.deepEqual(namedOwners([nameless, ...many, adele], adele.id), [adele, ...many.slice(0, 4)]);
    assert.deepEqual(namedOwners("not-checked"), []);
  });
});

describe("ownersToMention", () => {
  const team = { groupId: "group-1", name: "Partners", stage: "wanted", since: at("10:00") } as const;
  const home = { conversation: channel, card: id("1") } as const;

  it("are the owners while they are asked, and nobody before or after", async () => {
    const { ports, teams } = world();
    teams.ownersOf.set(channel, [megan, adele]);
    assert.deepEqual(await ownersToMention(ports, accepted({ requester: adele, home, team })), { people: [adele, megan] });
    for (const invitation of [accepted({ home, team: { ...team, stage: "added" } }), accepted({ home }), invited({ home, team })])
      assert.deepEqual(await ownersToMention(ports, invitation), { people: [] });
  });
});
