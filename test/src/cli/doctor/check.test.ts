import assert from "node:assert/strict";
import { checkOfRunning, notSeen } from "../../../../src/cli/doctor/check.ts";
import { doctorFacts } from "./doctor-facts.ts";

describe("a check of how the bot works", () => {
  const well = checkOfRunning("well", () => ({ color: "green", says: "All is well." }));

  it("judges what was seen", () => assert.deepEqual(well.judge(doctorFacts()), { color: "green", says: "All is well." }));

  it("is never green where the database or the settings can't be read", () => {
    const facts = doctorFacts();
    const blind = { kind: "not-seen", says: "It isn't there." } as const;
    assert.deepEqual(well.judge({ ...facts, running: blind }), notSeen);
  });
});
