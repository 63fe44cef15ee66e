import assert from "node:assert/strict";
import { chdir, cwd } from "node:process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databaseHere } from "../../src/database-here.ts";

describe("databaseHere", () => {
  const before = cwd();
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "database-here-"));
    chdir(folder);
  });
  afterEach(() => {
    chdir(before);
    rmSync(folder, { recursive: true });
  });

  it("is a configured one, whatever it is", () => {
    assert.equal(databaseHere({ DATABASE_URL: "postgres://db/guestlist" }), "configured");
  });

  it("is the usual file, even one that can't be opened", () => {
    assert.equal(databaseHere({ DATABASE_URL: " " }), undefined);
    mkdirSync("data");
    assert.equal(databaseHere({}), undefined);
    symlinkSync("/no/such/file", "data/guestlist.sqlite");
    assert.equal(databaseHere({}), "file");
    rmSync("data/guestlist.sqlite");
    writeFileSync("data/guestlist.sqlite", "This is no database.");
    assert.equal(databaseHere({}), "file");
  });

  it("is none below a file", () => {
    writeFileSync("data", "");
    assert.equal(databaseHere({}), undefined);
  });
});
