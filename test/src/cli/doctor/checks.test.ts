import assert from "node:assert/strict";
import { checks } from "../../../../src/cli/doctor/checks.ts";
import { doctorFacts } from "./doctor-facts.ts";

describe("the doctor's checks", () => {
  it("have a name each", () => {
    assert.equal(new Set(checks.map(({ name }) => name)).size, checks.length);
  });

  it("are all green where all is well", () => {
    const facts = doctorFacts();
    assert.deepEqual(
      checks.filter(({ judge }) => judge(facts).color !== "green").map(({ name }) => name),
      [],
    );
  });

  it("are never green where the database can't be read, but for the settings", () => {
    const store = { kind: "not-seen", says: "It doesn't answer." } as const;
    const facts = { ...doctorFacts(), store, running: store };
    const colors = checks.map(({ name, judge }) => [name, judge(facts).color] as const);
    assert.deepEqual(Object.fromEntries(colors.filter(([, color]) => color !== "yellow")), { settings: "green", database: "red" });
  });
});
