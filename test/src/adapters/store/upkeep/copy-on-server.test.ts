import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { storeUpkeep } from "../../../../../src/adapters/store/upkeep/store-upkeep.ts";
import { systemClock } from "../../../../../src/clock.ts";
import { encryptionKey } from "../../../../build/encryption-key.ts";
import { emptyDatabase, hasPostgres, sqlOn } from "../../../../build/postgres/postgres-under-test.ts";
import { rowsIn } from "./rows-in.ts";
import { quietly, twoPlaces } from "./two-places.ts";
import type { TwoPlaces } from "./two-places.ts";

const killedCopy = join(import.meta.dirname, "killed-copy.ts");

describe("a copy of a store", function () {
  this.timeout(120_000);
  let places: TwoPlaces;
  let from: string;
  const upkeep = storeUpkeep({ encryptionKey, clock: systemClock });
  beforeEach(async () => {
    places = await twoPlaces();
    from = await places.fill("from.db");
  });
  afterEach(() => places.remove());

  function killInTheMiddle(to: string): void {
    const { signal, stderr } = spawnSync(process.execPath, [killedCopy, from, to, encryptionKey], { encoding: "utf8" });
    assert.equal(signal, "SIGKILL", stderr);
  }
  const filled = (rows: Readonly<Record<string, number>>) => Object.entries(rows).filter(([, count]) => count > 0);

  it("into a file is all or nothing: a process that is killed leaves the target empty, and the source as it was", async () => {
    const [to, before] = [places.at("to.db"), rowsIn(from)];
    killInTheMiddle(to);
    assert.deepEqual(filled((await upkeep.check(to)).rows), [["gate", 1]]);
    assert.equal((await upkeep.check(from)).copied, undefined);
    await upkeep.copy(from, to, quietly);
    assert.deepEqual(rowsIn(to), before);
  });

  (hasPostgres ? describe : describe.skip)("on a server of PostgreSQL", () => {
    let url: string;
    beforeEach(async () => {
      url = await emptyDatabase();
    });

    it("has every row there and back, and each old place says where they went", async () => {
      const before = rowsIn(from);
      const there = await upkeep.copy(from, url, quietly);
      const back = await upkeep.copy(url, places.at("back.db"), quietly);
      assert.deepEqual(back.tables, there.tables);
      assert.deepEqual(rowsIn(places.at("back.db")), before);
      const gone = { code: "store-copied" };
      await assert.rejects(upkeep.copy(from, places.at("more.db"), quietly), gone);
      await assert.rejects(upkeep.copy(url, places.at("more.db"), quietly), { ...gone, message: /copied to the file .*back\.db/ });
    });

    it("is all or nothing there, too", async () => {
      killInTheMiddle(url);
      assert.deepEqual(filled((await upkeep.check(url)).rows), [["gate", 1]]);
      assert.equal((await upkeep.check(from)).copied, undefined);
      await upkeep.copy(from, url, quietly);
      const [{ count } = {}] = await sqlOn(url, "select count(*)::int as count from invitations");
      assert.equal(count, rowsIn(from)["invitations"]?.length);
    });
  });
});
