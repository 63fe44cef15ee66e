import assert from "node:assert/strict";
import type { TeamStage } from "../../../src/domain/team-plan.ts";
import { greetedBy, isSaidToBeIn } from "../../../src/domain/team-greeting.ts";
import { at, id } from "../../build/ids.ts";
import { accepted, invited } from "../../build/in-state.ts";

const state = { kind: "accepted", since: at("09:59"), heardAt: at("10:00"), guestId: id("guest-1"), path: "delta" } as const;
const team = (since: string, stage: TeamStage = "seen") => ({ groupId: "g", name: "T", stage, since: at(since) });

describe("greetedBy", () => {
  it("is the acceptance's notice for a partner who was seen in the team before it, else one of its own", () => {
    assert.equal(greetedBy({ state, team: team("09:00") }), "accepted");
    assert.equal(greetedBy({ state, team: team("10:00") }), "accepted");
    assert.equal(greetedBy({ state, team: team("10:01") }), "in-team");
  });

  it("is none while they haven't accepted, or aren't in the team", () => {
    assert.equal(greetedBy(accepted()), undefined);
    assert.equal(greetedBy({ state, team: team("10:01", "added") }), undefined);
    assert.equal(greetedBy(invited({ team: team("10:01") })), undefined);
  });
});

describe("isSaidToBeIn", () => {
  it("is true once a notice has said it: that of the acceptance, or one of its own", () => {
    assert.equal(isSaidToBeIn({ state, team: team("10:01") }), true);
    assert.equal(isSaidToBeIn({ state, team: team("10:00", "added") }), true);
  });

  it("is false before: nobody was told", () => {
    assert.equal(isSaidToBeIn({ state, team: team("10:01", "added") }), false);
    assert.equal(isSaidToBeIn(invited({ team: team("09:00") })), false);
    for (const stage of ["wanted", "undone"] as const) assert.equal(isSaidToBeIn({ state, team: team("09:00", stage) }), false);
    assert.equal(isSaidToBeIn({ state }), false);
  });
});
