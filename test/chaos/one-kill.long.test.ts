import { ChaosRun } from "./chaos-run.ts";

describe("A kill at the worst moment", function () {
  this.timeout(600_000);
  let chaos: ChaosRun;

  beforeEach(() => {
    chaos = new ChaosRun();
  });

  afterEach(() => chaos.end());

  it("leaves no approval card open, and no notice is told three times", async () => {
    await chaos.mustBalance("--scenario", "onekill", "--seed", "22");
  });
});
