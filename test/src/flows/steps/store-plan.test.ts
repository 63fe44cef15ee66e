import assert from "node:assert/strict";
import { storePlan } from "../../../../src/flows/steps/store-plan.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { TeamPlan } from "../../../../src/domain/team-plan.ts";
import { invited } from "../../../build/in-state.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const wanted: TeamPlan = { groupId: "group", name: "Contoso Partners", stage: "wanted", since: at("10:00") };
const added = { ...wanted, stage: "added" } as const;
const seen = { ...wanted, stage: "seen" } as const;

async function world() {
  const outside = fakeOutside();
  const open = invited({ team: wanted });
  await keep(outside, open);
  return { ...outside, open };
}

describe("storePlan", () => {
  it("stores the plan, what happened, and the job that updates the card", async () => {
    const { ports, store, open } = await world();
    const stored = await storePlan(ports, open.id, () => ({ team: added, event: { what: "added-to-team", by: id("p"), detail: "group" } }));
    assert.deepEqual(stored, { ...open, team: added, version: open.version + 1 });
    assert.deepEqual(await store.invitations.find(open.id), stored);
    const last = store.events().at(-1);
    assert.deepEqual(last, { at: ports.clock.now(), invitation: open.id, what: "added-to-team", by: id("p"), detail: "group" });
    assert.ok(store.storedJobs().some(({ task }) => task.kind === "update-card"));
  });

  it("stores nothing where there is nothing to store", async () => {
    const { ports, open } = await world();
    assert.deepEqual(await storePlan(ports, open.id, () => undefined), open);
    assert.equal(await storePlan(ports, id("unknown"), () => ({ team: added })), undefined);
  });

  it("reads again after another change at the same moment", async () => {
    const { ports, open } = await world();
    const read: Invitation["team"][] = [];
    const { commit } = ports.invitations;
    let isFirst = true;
    const invitations = {
      ...ports.invitations,
      find: ports.invitations.find.bind(ports.invitations),
      commit: async (change: Parameters<typeof commit>[0]) => {
        if (isFirst) {
          isFirst = false;
          await ports.invitations.commit({ invitations: [{ ...open, team: seen, version: open.version + 1 }], events: [], jobs: [] });
        }
        return ports.invitations.commit(change);
      },
    };
    const stored = await storePlan({ ...ports, invitations }, open.id, ({ team }) => (read.push(team), { team: added }));
    assert.deepEqual(read, [wanted, seen]);
    assert.equal(stored?.version, open.version + 2);
  });
});
