import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { change, rowsIn } from "./rows-in.ts";
import { twoPlaces } from "./two-places.ts";
import type { TwoPlaces } from "./two-places.ts";

describe("backUpSqlite", () => {
  let places: TwoPlaces;
  let from: string;
  beforeEach(async () => {
    places = await twoPlaces();
    from = await places.fill("from.db");
  });
  afterEach(() => places.remove());

  const backUp = (name: string) => places.upkeep.backUp(from, places.at(name));
  const nothingElse = (name: string) =>
    assert.deepEqual([existsSync(places.at(name)), readdirSync(places.folder).filter((one) => one.startsWith("."))], [false, []]);

  it("writes one file with every row, for its owner alone", async () => {
    const file = places.at("backup.sqlite");
    assert.deepEqual(await backUp("backup.sqlite"), { kind: "written", file, bytes: statSync(file).size });
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(rowsIn(file), rowsIn(from));
    assert.deepEqual(
      readdirSync(places.folder).filter((name) => name.includes("backup") || name.startsWith(".")),
      ["backup.sqlite"],
    );
  });

  it("has what the bot has committed, but not yet moved into the file", async () => {
    const bot = new DatabaseSync(from);
    bot.exec("pragma journal_mode = wal; insert into marks values ('late', 'x')");
    await backUp("backup.sqlite");
    bot.exec("insert into marks values ('later', 'x')");
    bot.close();
    const names = rowsIn(places.at("backup.sqlite"))["marks"]?.map((row) => (row as { name: string }).name) ?? [];
    assert.deepEqual([names.includes("late"), names.includes("later")], [true, false]);
  });

  it("marks the backup, not the bot's own file", async () => {
    await backUp("backup.sqlite");
    assert.equal((await places.upkeep.check(places.at("backup.sqlite"))).restored, "2026-11-20T10:00:00.000Z");
    assert.equal((await places.upkeep.check(from)).restored, undefined);
  });

  it("never writes over a file, and leaves nothing else behind", async () => {
    writeFileSync(places.at("there"), "mine");
    assert.deepEqual(await backUp("there"), { kind: "exists", file: places.at("there"), why: "" });
    assert.equal(readFileSync(places.at("there"), "utf8"), "mine");
    assert.deepEqual(
      readdirSync(places.folder).filter((name) => name.startsWith(".")),
      [],
    );
  });

  it("says why it can't write there, or can't read the bot's file", async () => {
    assert.deepEqual(await backUp("missing/b"), { kind: "not-written", file: places.at("missing/b"), why: "its folder doesn't exist" });
    assert.deepEqual(await backUp("from.db/b"), {
      kind: "not-written",
      file: places.at("from.db/b"),
      why: "a part of its path is a file, not a folder",
    });
    await assert.rejects(places.upkeep.backUp(places.at("none.db"), places.at("b")), {
      code: "store-unavailable",
      message: /none\.db can't be used/,
    });
    nothingElse("b");
  });

  it("refuses a damaged store", async () => {
    const bytes = readFileSync(from);
    bytes.fill(0x41, 8_192, 40_960);
    writeFileSync(from, bytes);
    await assert.rejects(backUp("backup.sqlite"), { code: "store-corrupt" });
    nothingElse("backup.sqlite");
  });

  it("can be opened by the next bot", async () => {
    await backUp("backup.sqlite");
    await (await places.open("backup.sqlite")).close();
    change(places.at("backup.sqlite"), "insert into marks values ('works', 'x')");
  });
});
