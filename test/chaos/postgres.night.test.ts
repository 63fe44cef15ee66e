import { binaries } from "../build/postgres/postgres-server.ts";
import { ChaosRun } from "./chaos-run.ts";

const isNeeded = process.env["REQUIRE_POSTGRES"] === "1";
const hasPrograms = binaries() !== undefined || isNeeded;
const shared = ["--database", "postgres", "--instances", "3", "--workers", "3"];

describe("Three bots on one PostgreSQL database, whose servers and networks fail", function () {
  this.timeout(600_000);
  let chaos: ChaosRun;

  beforeEach(() => {
    chaos = new ChaosRun();
  });

  afterEach(() => chaos.end());

  for (const scenario of ["failover", "takeover", "netcut", "restarts"]) {
    (hasPrograms ? it : it.skip)(`balance their books: ${scenario} (needs the programs of PostgreSQL)`, async () => {
      await chaos.mustBalance("--scenario", scenario, ...shared);
    });
  }
});
