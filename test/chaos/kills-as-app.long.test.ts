import { ChaosRun } from "./chaos-run.ts";

describe("The bot that is killed while people invite in the name of the app", function () {
  this.timeout(600_000);
  let chaos: ChaosRun;

  beforeEach(() => {
    chaos = new ChaosRun();
  });

  afterEach(() => chaos.end());

  it("loses no invitation, sends no second mail, and tells nobody twice without need", async () => {
    await chaos.mustBalance("--scenario", "kills", "--seed", "2", "--invite-as", "app", "--kills", "6", "--workers", "4");
  });
});
