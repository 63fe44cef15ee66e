import assert from "node:assert/strict";
import type { Approval } from "../../../../src/domain/approval.ts";
import { defaultPolicy } from "../../../../src/domain/policy/policy.ts";
import type { ApproverSet } from "../../../../src/domain/policy/policy.ts";
import { findApproverSet, isApprover } from "../../../../src/flows/who/is-approver.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const [megan, diego, stranger] = [person({ name: "Megan Bowen" }), person({ name: "Diego Siciliani" }), person({ name: "Grady Archie" })];
const channel = id("19:approvals@thread.tacv2");
const group = { kind: "group", group: "legal-group" } as const;
const named = (...people: readonly { readonly id: typeof megan.id }[]) =>
  ({ kind: "people", people: people.map((one) => one.id) }) as const;

/** A request that the set "legal" decides about, and that set. */
function world(who: ApproverSet["who"] | undefined, given: Partial<Approval> = { approvers: "legal" }) {
  const outside = fakeOutside();
  outside.teams.rosters.set(channel, [megan, diego]);
  const choose = (chosen: ApproverSet["who"]) => outside.policy.change({ approvers: [{ name: "legal", who: chosen }] });
  if (who) choose(who);
  const ask = (by = megan) => isApprover(outside.ports, anApproval({ channel, ...given }), by.id);
  return { ...outside, choose, ask };
}

describe("isApprover", () => {
  it("is true for people that the set names, while it names them", async () => {
    const { ask, choose } = world(named(megan));
    assert.deepEqual([await ask(), await ask(diego)], [true, false]);
    choose(named(diego));
    assert.equal(await ask(), false);
  });

  it("is true for members of the group, while they are members", async () => {
    const { ask, membership, log } = world(group);
    membership.groups.set("other-group", [{ id: megan.id, name: megan.name }]);
    membership.groups.set(group.group, [{ id: megan.id, name: megan.name }]);
    assert.equal(await ask(), true);
    membership.groups.set(group.group, []);
    assert.equal(await ask(), false);
    assert.deepEqual(log.codes, []);
  });

  for (const [kind, who] of [
    ["a group", group],
    ["people", named(megan)],
  ] as const) {
    it(`is false for guests, also of ${kind} that the policy names`, async () => {
      const { ask, membership, directory } = world(who);
      membership.groups.set(group.group, [{ id: megan.id, name: megan.name }]);
      directory.types.set(megan.id, "Guest");
      assert.equal(await ask(), false);
      directory.types.set(megan.id, "Member");
      assert.equal(await ask(), true);
    });
  }

  it("is false where the policy has no such set, also for the team", async () => {
    const { ask, log } = world(undefined);
    assert.equal(await ask(), false);
    assert.deepEqual(log.lines, [{ level: "warn", code: "approvers-unknown", set: "legal" }]);
  });

  it("takes the channel's team for the default set, whatever the policy calls it", async () => {
    const { ask, policy } = world(undefined, { approvers: "anybody" });
    policy.change({ approvers: [], approvals: { ...defaultPolicy.approvals, approvers: "anybody" } });
    assert.deepEqual([await ask(), await ask(stranger)], [true, false]);
  });

  it("is false where groups are hidden, and logs it", async () => {
    const { ask, membership, log } = world(group);
    membership.groups.set(group.group, [{ id: megan.id, name: megan.name }]);
    membership.groupsHidden = true;
    assert.equal(await ask(), false);
    assert.deepEqual(log.lines, [{ level: "warn", code: "approver-not-checked", person: megan.id }]);
  });

  it("counts the second set, too, once it was asked", async () => {
    const escalated = { approvers: "legal", escalatedAt: at("10:00"), escalatedTo: "board" };
    const sets = [
      { name: "legal", who: named(megan) },
      { name: "board", who: named(stranger) },
    ] as const;
    const [before, after] = [world(named(megan)), world(named(megan), escalated)];
    for (const { policy } of [before, after]) policy.change({ approvers: sets });
    assert.deepEqual([await before.ask(), await before.ask(stranger)], [true, false]);
    assert.deepEqual([await after.ask(), await after.ask(stranger), await after.ask(diego)], [true, true, false]);
  });

  it("looks one set up once when it is both", async () => {
    const { ask, log } = world(undefined, { approvers: "gone", escalatedTo: "gone" });
    assert.equal(await ask(), false);
    assert.deepEqual(log.codes, ["approvers-unknown"]);
  });

  it("passes an outage of Teams on", async () => {
    const { ask, teams } = world({ kind: "team" });
    teams.failure = new Error("Teams is down");
    await assert.rejects(ask(), /Teams is down/);
  });
});

describe("findApproverSet", () => {
  it("finds a set by its name, and logs a name that the policy doesn't know", async () => {
    const { ports, log } = world(group);
    assert.deepEqual(await findApproverSet(ports, "legal"), { name: "legal", who: group });
    assert.equal(await findApproverSet(ports, "gone"), undefined);
    assert.deepEqual(log.lines, [{ level: "warn", code: "approvers-unknown", set: "gone" }]);
  });
});
