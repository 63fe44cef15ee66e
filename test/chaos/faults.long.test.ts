import { ChaosRun } from "./chaos-run.ts";

/** One of each class: asked to wait, done but not answered (Graph and Teams), gone for a moment, slow, delivered twice. At night there are more. */
const types = ["invite-429-retry2", "invite-done-504", "teams-done-reset", "graph-503", "lag", "deliver-twice"];

describe("Faults while people invite and partners accept", function () {
  this.timeout(600_000);
  let chaos: ChaosRun;

  beforeEach(() => {
    chaos = new ChaosRun();
  });

  afterEach(() => chaos.end());

  it("leave the books balanced, one of each class", async () => {
    await chaos.mustBalance("--scenario", "faults", "--seed", "2", "--invites", "4", "--only", types.join(","));
  });
});
