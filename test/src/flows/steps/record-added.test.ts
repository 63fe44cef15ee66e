import assert from "node:assert/strict";
import type { TeamPlan } from "../../../../src/domain/team-plan.ts";
import { recordAdded, recordMember } from "../../../../src/flows/steps/record-added.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const megan = { id: id("megan"), name: "Megan" } as const;
const member = { groupId: "group-1", name: "Partners", user: id("guest-1") } as const;
const plan = { groupId: "group-1", name: "Partners", since: at("10:00") } as const;

async function world(team?: TeamPlan) {
  const outside = fakeOutside();
  const invitation = accepted({ ...(team && { team }) });
  await keep(outside, invitation);
  return { ...outside, id: invitation.id };
}

describe("recordAdded", () => {
  it("stores who added the partner, and looks whether the team shows them", async () => {
    const { ports, store, id: invitation } = await world();
    const stored = await recordAdded(ports, invitation, { ...member, by: megan });
    assert.deepEqual(stored?.team, { ...plan, stage: "added", by: megan });
    assert.deepEqual(store.events(), [{ at: at("10:00"), invitation, what: "added-to-team", by: megan.id, detail: "group-1" }]);
    assert.equal(store.storedJobs().at(-1)?.key, "see-member:group-1:guest-1");
  });

  it("doesn't go back where the team was seen to have them first", async () => {
    const { ports, id: invitation } = await world({ ...plan, since: at("09:00"), stage: "seen" });
    const stored = await recordAdded(ports, invitation, { ...member, by: megan });
    assert.deepEqual(stored?.team, { ...plan, since: at("09:00"), stage: "seen", by: megan });
  });
});

describe("recordAdded, once the plan was undone", () => {
  const undone: TeamPlan = { ...plan, stage: "undone" };

  it("counts for a person who presses just now, and for nobody else", async () => {
    const pressed = await world(undone);
    assert.equal((await recordAdded(pressed.ports, pressed.id, { ...member, by: megan }))?.team?.stage, "added");
    const late = await world(undone);
    await recordAdded(late.ports, late.id, { ...member, by: megan, isLate: true });
    await recordMember(late.ports, late.id, { ...member, isLate: true });
    assert.deepEqual([(await late.store.invitations.find(late.id))?.team, late.store.events()], [undone, []]);
  });
});

describe("recordMember", () => {
  it("stores it without a person, once", async () => {
    const { ports, store, id: invitation } = await world({ ...plan, stage: "wanted" });
    const stored = await recordMember(ports, invitation, member);
    assert.deepEqual(stored?.team, { ...plan, stage: "added" });
    assert.deepEqual(await recordMember(ports, invitation, member), stored);
    assert.deepEqual(store.events(), []);
  });

  it("keeps another team that has them, and who added them there", async () => {
    const other = { groupId: "group-2", name: "Falcon", by: megan };
    const { ports, id: invitation } = await world({ ...plan, ...other, stage: "seen" });
    const stored = await recordMember(ports, invitation, member);
    assert.deepEqual(stored?.team, { ...plan, stage: "added", also: [other] });
    const back = await recordMember(ports, invitation, { ...member, groupId: "group-2", name: "Falcon" });
    assert.deepEqual(back?.team, { ...plan, ...other, stage: "added", also: [{ groupId: "group-1", name: "Partners" }] });
  });

  it("keeps no team that has lost them", async () => {
    const { ports, id: invitation } = await world({ ...plan, groupId: "group-2", stage: "undone", by: megan });
    assert.deepEqual((await recordMember(ports, invitation, member))?.team, { ...plan, stage: "added" });
  });
});
