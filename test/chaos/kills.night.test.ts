import { ChaosRun } from "./chaos-run.ts";

describe("The bot that is killed many times while people invite", function () {
  this.timeout(900_000);
  let chaos: ChaosRun;

  beforeEach(() => {
    chaos = new ChaosRun();
  });

  afterEach(() => chaos.end());

  for (const [inviteAs, seed] of [
    ["user", "1"],
    ["app", "2"],
  ] as const)
    it(`loses no invitation, sends no second mail, and tells nobody twice without need, where the ${inviteAs} invites`, async () => {
      await chaos.mustBalance("--scenario", "kills", "--seed", seed, "--invite-as", inviteAs, "--kills", "30", "--workers", "4");
    });
});
