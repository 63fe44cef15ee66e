import { ChaosRun } from "./chaos-run.ts";

/** Several of each class: asked to wait, done but not answered, gone for a moment, delivered twice, slow. */
const types = {
  "of Graph": ["invite-429-retry2", "invite-done-504", "graph-503", "delta-gone", "lag"],
  "of Teams": ["teams-503-retry2", "teams-done-504", "teams-done-reset", "deliver-twice"],
};

describe("Many faults while people invite and partners accept", function () {
  this.timeout(600_000);
  let chaos: ChaosRun;

  beforeEach(() => {
    chaos = new ChaosRun();
  });

  afterEach(() => chaos.end());

  for (const [whose, names] of Object.entries(types))
    it(`${whose} leave the books balanced`, async () => {
      await chaos.mustBalance("--scenario", "faults", "--seed", "2", "--invites", "8", "--only", names.join(","));
    });
});
