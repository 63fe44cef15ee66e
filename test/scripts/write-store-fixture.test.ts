import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeStoreFixture } from "../../scripts/store-fixture/write-store-fixture.ts";
import { kindsIn } from "../build/full-store/kinds-in.ts";
import { kinds } from "../build/full-store/kinds.ts";
import { rowCounts, storeFixtures } from "../src/adapters/store/store-fixtures.ts";

describe("writing a store fixture", () => {
  let folder: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "guestlist-"));
    await writeStoreFixture(folder, "9.9.9");
  });
  after(() => rmSync(folder, { recursive: true }));

  function written() {
    const [fixture, ...others] = storeFixtures(folder);
    assert.deepEqual(others, []);
    return fixture ?? assert.fail("there is none");
  }

  it("makes one database file, and one that says what is in it", () => {
    assert.deepEqual(readdirSync(folder).toSorted(), ["store-9.9.9.json", "store-9.9.9.sqlite"]);
    assert.equal(written().version, "9.9.9");
  });

  it("leaves no table empty, and says of every row what is in it", () => {
    const { path, tables } = written();
    const lengths = Object.entries(tables).map(([table, rows]) => [table, rows.length] as const);
    assert.deepEqual(
      lengths.filter(([, length]) => length === 0),
      [],
    );
    assert.deepEqual(Object.fromEntries(lengths), rowCounts(path));
  });

  it("leaves no kind of thing out that the domain knows", () => {
    const known = Object.entries(kinds).map(([of, names]) => [of, new Set<string>(names)]);
    assert.deepEqual(kindsIn(written().tables), Object.fromEntries(known));
    assert.deepEqual(written().kinds, kinds);
  });

  it("makes no other one of the same version", async () => {
    const first = readFileSync(written().path);
    await assert.rejects(writeStoreFixture(folder, "9.9.9"), /is there already/);
    assert.deepEqual(readFileSync(written().path), first);
  });
});
