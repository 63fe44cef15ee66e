import assert from "node:assert/strict";
import type { TeamPlan } from "../../../../src/domain/team-plan.ts";
import { storePlan } from "../../../../src/flows/joining/store-plan.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const team: TeamPlan = { groupId: "group-1", name: "Partners", stage: "added", since: at("10:00") };
const job = { task: { kind: "see-member", group: "group-1", user: id("guest-1") }, due: at("10:00"), key: "see" } as const;

describe("storePlan", () => {
  it("stores the plan with its event and jobs, and lets the cards follow", async () => {
    const outside = fakeOutside();
    const invitation = accepted();
    await keep(outside, invitation);
    const stored = await storePlan(outside.ports, invitation.id, () => ({ team, event: { what: "added-to-team" }, jobs: [job] }));
    assert.deepEqual(stored, { ...invitation, team, version: invitation.version + 1 });
    assert.deepEqual(await outside.store.invitations.find(invitation.id), stored);
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: invitation.id, what: "added-to-team" }]);
    assert.deepEqual(
      outside.store.storedJobs().map(({ key }) => key),
      [`update-card:${invitation.id}`, "see"],
    );
  });

  it("reads the invitation again after another change at the same moment", async () => {
    const outside = fakeOutside();
    const invitation = accepted();
    await keep(outside, invitation);
    const seen: (string | undefined)[] = [];
    const add = (groupId: string) =>
      storePlan(outside.ports, invitation.id, (current) => (seen.push(current.team?.groupId), { team: { ...team, groupId } }));
    await Promise.all([add("one"), add("two")]);
    assert.deepEqual(seen, [undefined, undefined, "one"]);
  });

  it("stores nothing where there is nothing to store", async () => {
    const outside = fakeOutside();
    const invitation = accepted();
    await keep(outside, invitation);
    assert.deepEqual(await storePlan(outside.ports, invitation.id, () => undefined), invitation);
    assert.equal(await storePlan(outside.ports, id("unknown"), () => ({ team })), undefined);
    assert.deepEqual(outside.store.storedJobs(), []);
  });
});
