import assert from "node:assert/strict";
import { membershipsOf, planAfterDeletion, planAfterRestoration, planAfterRevoking, withAlso } from "../../../src/domain/team-plan.ts";
import type { TeamPlan } from "../../../src/domain/team-plan.ts";
import { at, id } from "../../build/ids.ts";

const by = { id: id("megan"), name: "Megan Bowen" };
const now = at("11:00");
const wanted: TeamPlan = { groupId: "group", name: "Contoso Partners", stage: "wanted", since: at("10:00") };
const added: TeamPlan = { ...wanted, stage: "added", by };
const seen: TeamPlan = { ...added, stage: "seen" };
const takenOut: TeamPlan = { ...wanted, stage: "undone", by };
const ended: TeamPlan = { ...wanted, stage: "undone", since: now };
const lost: TeamPlan = { ...ended, isLost: true };

describe("planAfterDeletion", () => {
  it("ends a membership, which nobody did", () => {
    assert.deepEqual([planAfterDeletion(added, now), planAfterDeletion(seen, now)], [lost, lost]);
  });

  it("keeps a plan without membership", () => {
    assert.deepEqual([planAfterDeletion(wanted, now), planAfterDeletion(takenOut, now)], [wanted, takenOut]);
  });
});

describe("membershipsOf", () => {
  const falcon = { groupId: "falcon", name: "Falcon", by };

  it("are the plan's team, if it has the partner, and those that were chosen before", () => {
    const partners = { groupId: "group", name: "Contoso Partners", by };
    assert.deepEqual([membershipsOf(seen), membershipsOf({ ...added, also: [falcon] })], [[partners], [partners, falcon]]);
    assert.deepEqual([membershipsOf(takenOut), membershipsOf({ ...takenOut, also: [falcon] })], [[], [falcon]]);
  });

  it("end all with the guest's account", () => {
    assert.deepEqual(planAfterDeletion({ ...added, also: [falcon] }, now), lost);
    assert.deepEqual(planAfterDeletion({ ...takenOut, also: [falcon] }, now), takenOut);
  });

  it("are stored only if there are any", () => {
    assert.deepEqual([withAlso(added, [falcon]), withAlso({ ...added, also: [falcon] }, [])], [{ ...added, also: [falcon] }, added]);
  });
});

describe("planAfterRevoking", () => {
  it("ends a wish, and keeps everything else", () => {
    assert.deepEqual(planAfterRevoking(wanted, now), ended);
    assert.deepEqual([planAfterRevoking(added, now), planAfterRevoking(takenOut, now)], [added, takenOut]);
  });
});

describe("planAfterRestoration", () => {
  it("wants the team again that was lost with the account only", () => {
    assert.deepEqual(planAfterRestoration(lost, at("12:00")), { ...wanted, since: at("12:00") });
    assert.deepEqual(planAfterRestoration(ended, at("12:00")), ended, "a revocation has ended the wish");
    assert.deepEqual([planAfterRestoration(takenOut, now), planAfterRestoration(wanted, now)], [takenOut, wanted]);
  });
});
