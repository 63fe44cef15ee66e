import assert from "node:assert/strict";
import { at } from "../../../build/ids.ts";
import { instance, judged } from "./doctor-facts.ts";

const none = { running: 0, due: 0, waiting: 0, dead: 0 };

describe("the doctor's checks of the work", () => {
  it("count the instances, with their versions", () => {
    assert.deepEqual(judged("instances"), { color: "green", says: "1 instance of the bot runs, of version 1.2.3." });
    const three = [instance("1.2.3"), instance("1.2.3"), instance("1.2.3")];
    assert.deepEqual(judged("instances", { running: { instances: three } }), {
      color: "green",
      says: "3 instances of the bot run, of version 1.2.3.",
    });
  });

  it("are red when no bot runs, and yellow during an upgrade", () => {
    assert.equal(judged("instances", { running: { instances: [] } }).color, "red");
    const both = judged("instances", { running: { instances: [instance("1.3.0"), instance("1.2.3")] } });
    assert.deepEqual([both.color, both.says], ["yellow", "2 instances of the bot run, of the versions 1.2.3 and 1.3.0."]);
  });

  it("compare the clocks: yellow over five seconds, red once jobs may be done twice", () => {
    const clock = (clockAhead: number) => judged("clock", { running: { clockAhead } });
    const colors = [0, 5_000, -5_000, 5_001, -5_001, 10_000, 10_001, -10_001].map((ahead) => clock(ahead).color);
    assert.deepEqual(colors, ["green", "green", "green", "yellow", "yellow", "yellow", "red", "red"]);
    assert.equal(clock(30_400).says, "The clock of this machine is 30 seconds ahead of the database's.");
    assert.equal(clock(-200_000).says, "The clock of this machine is 3 minutes behind the database's.");
  });

  it("count the jobs that were given up", () => {
    const says = (dead: number) => judged("dead-jobs", { running: { jobs: { ...none, dead } } });
    assert.deepEqual([says(0).color, says(1).color], ["green", "yellow"]);
    assert.match(says(1).says, /^1 job was given up/);
    assert.match(says(2).says, /^2 jobs were given up/);
  });

  it("say how long the oldest due job waits", () => {
    const late = (oldestDue: string) => judged("late-jobs", { running: { jobs: { ...none, due: 2, oldestDue: at(oldestDue) } } });
    const colors = ["09:59:01", "09:59:00", "09:55:01", "09:55:00"].map((moment) => late(moment).color);
    assert.deepEqual(colors, ["green", "yellow", "yellow", "red"]);
    assert.equal(late("09:50").says, "2 jobs are due, the oldest for 10 minutes.");
    const one = judged("late-jobs", { running: { jobs: { ...none, due: 1, oldestDue: at("09:58:30") } } });
    assert.equal(one.says, "1 job is due, the oldest for 90 seconds.");
  });
});
