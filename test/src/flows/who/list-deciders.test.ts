import assert from "node:assert/strict";
import { listDeciders } from "../../../../src/flows/who/list-deciders.ts";
import type { ApproverSet } from "../../../../src/domain/policy/policy.ts";
import { id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const channel = id("19:decide@thread.tacv2");
const set = (who: ApproverSet["who"]): ApproverSet => ({ name: "set", who });

function tenant() {
  const outside = fakeOutside();
  outside.directory.add({ id: id("megan"), displayName: "Megan Bowen", userType: "Member" });
  outside.directory.add({ id: id("sam"), displayName: "Sam Rivera", userType: "Guest" });
  return outside;
}

const megan = { id: id("megan"), name: "Megan Bowen", is: "member" };
const sam = { id: id("sam"), name: "Sam Rivera", is: "guest" };

describe("listDeciders", () => {
  it("lists each person once, and marks guests and unknown people", async () => {
    const { ports } = tenant();
    const people = [id("megan"), id("sam"), id("gone"), id("megan")];
    assert.deepEqual(await listDeciders(ports, set({ kind: "people", people }), undefined), {
      kind: "people",
      people: [megan, sam, { id: id("gone"), name: "gone", is: "unknown" }],
      isCut: false,
    });
  });

  it("looks into a group, or says that it can't", async () => {
    const { ports, membership } = tenant();
    membership.groups.set("legal", [{ id: id("megan"), name: "Megan Bowen" }]);
    const legal = set({ kind: "group", group: "legal" });
    assert.deepEqual(await listDeciders(ports, legal, undefined), { kind: "people", people: [megan], isCut: false });
    membership.groupsHidden = true;
    assert.deepEqual(await listDeciders(ports, legal, undefined), { kind: "not-checked" });
  });

  it("looks into the team of the approvals channel, where the bot can see it", async () => {
    const { ports, teams } = tenant();
    const team = set({ kind: "team" });
    assert.deepEqual(await listDeciders(ports, team, undefined), { kind: "no-channel" });
    assert.deepEqual(await listDeciders(ports, team, channel), { kind: "no-channel" });
    teams.rosters.set(channel, [person({ id: id("megan"), name: "Megan" }), person({ id: id("sam"), name: "Sam" })]);
    assert.deepEqual(await listDeciders(ports, team, channel), { kind: "people", people: [megan, sam], isCut: false });
  });

  it("says when there may be more than the hundred that it looked at", async () => {
    const { ports, membership } = tenant();
    const many = Array.from({ length: 130 }, (_, index) => ({ id: id(`person-${index}`), name: `Person ${index}` }));
    membership.groups.set("many", many);
    const deciders = await listDeciders(ports, set({ kind: "group", group: "many" }), undefined);
    assert.ok(deciders.kind === "people" && deciders.isCut && deciders.people.length === 100);
  });
});
