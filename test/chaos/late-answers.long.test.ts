import { ChaosRun } from "./chaos-run.ts";

describe("What a press finds out late", function () {
  this.timeout(600_000);
  let chaos: ChaosRun;

  beforeEach(() => {
    chaos = new ChaosRun();
  });

  afterEach(() => chaos.end());

  it("is shown on the message: with a slow Graph, two presses ask for approval", async () => {
    await chaos.mustBalance("--scenario", "lateform", "--only", "1300");
  });
});
