import { hasPostgres } from "../build/postgres/postgres-under-test.ts";
import { ChaosRun } from "./chaos-run.ts";

const shared = ["--database", "postgres", "--instances", "3", "--workers", "3"];

describe("Three bots on one PostgreSQL database", function () {
  this.timeout(600_000);
  let chaos: ChaosRun;

  beforeEach(() => {
    chaos = new ChaosRun();
  });

  afterEach(() => chaos.end());

  (hasPostgres ? it : it.skip)("balance their books while they are killed, one after the other (needs PostgreSQL)", async () => {
    await chaos.mustBalance("--scenario", "kills", "--seed", "4", "--kills", "4", ...shared);
  });
});
