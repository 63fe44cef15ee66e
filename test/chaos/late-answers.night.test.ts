import { ChaosRun } from "./chaos-run.ts";

describe("What presses find out late", function () {
  this.timeout(600_000);
  let chaos: ChaosRun;

  beforeEach(() => {
    chaos = new ChaosRun();
  });

  afterEach(() => chaos.end());

  it("is shown on the message: with a Graph of any slowness, two presses ask for approval", async () => {
    await chaos.mustBalance("--scenario", "lateform");
  });

  it("is said: a mail that was asked for again and didn't go out", async () => {
    await chaos.mustBalance("--scenario", "lateresend");
  });
});
