import { ChaosRun } from "./chaos-run.ts";

/**
 * A real process, once for each state. Deaths at every single call are in test/src/flows/scenarios (…crashes.test.ts) and in test/histories,
 * with ports in memory.
 */
describe("The bot that is killed after each step of an invitation's life", function () {
  this.timeout(240_000);
  let chaos: ChaosRun;

  beforeEach(() => {
    chaos = new ChaosRun();
  });

  afterEach(() => chaos.end());

  it("loses nothing, sends each mail once and tells of each acceptance once", async () => {
    await chaos.mustBalance("--scenario", "steps");
  });
});
