import assert from "node:assert/strict";
import { defaultPolicy } from "../../../../src/domain/policy/policy.ts";
import type { ApproverSet } from "../../../../src/domain/policy/policy.ts";
import { findApprovers, nameOfSet } from "../../../../src/flows/who/find-approvers.ts";
import { approvalsChannel, aWorldWithApprovers } from "../../../build/a-world-with-approvers.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const channel = id(approvalsChannel);
const place = { channel, locale: "fr-FR", timeZone: "Europe/Paris" };
const legal: ApproverSet = { name: "legal", displayName: "Legal department", who: { kind: "people", people: [id("megan")] } };
const team: ApproverSet = { name: "team", who: { kind: "team" } };

describe("findApprovers", () => {
  it("finds none while no channel was chosen", async () => {
    assert.equal(await findApprovers(fakeOutside().ports, "legal"), undefined);
  });

  it("finds the set that a rule names, where it decides, and what people call it", async () => {
    const { ports } = await aWorldWithApprovers({ approvers: [team, legal] });
    assert.deepEqual(await findApprovers(ports, "legal"), { place, set: "legal", name: "Legal department" });
    assert.deepEqual(await findApprovers(ports, "team"), { place, set: "team", name: "Contoso Partners" });
  });

  it("finds the default set where no rule names one", async () => {
    const approvals = { ...defaultPolicy.approvals, approvers: "legal" };
    const { ports } = await aWorldWithApprovers({ approvers: [team, legal], approvals });
    assert.deepEqual(await findApprovers(ports, undefined), { place, set: "legal", name: "Legal department" });
  });
});

describe("nameOfSet", () => {
  it("calls a set by its display name, else the team by its name, else as the policy does", async () => {
    const { ports } = await aWorldWithApprovers();
    const { displayName: _, ...nameless } = legal;
    assert.equal(await nameOfSet(ports, { ...team, displayName: "Reviewers" }, channel), "Reviewers");
    assert.equal(await nameOfSet(ports, team, channel), "Contoso Partners");
    assert.equal(await nameOfSet(ports, team, id("19:unknown@thread.tacv2")), "team");
    assert.equal(await nameOfSet(ports, nameless, channel), "legal");
  });

  it("does without the team's name while Teams is down, and logs it", async () => {
    const { ports, teams, log } = await aWorldWithApprovers();
    teams.failure = new Error("Teams is down");
    assert.equal(await nameOfSet(ports, team, channel), "team");
    assert.deepEqual(log.codes, ["channel-not-described"]);
  });
});
