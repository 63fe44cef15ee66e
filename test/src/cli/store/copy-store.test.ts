import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { fullStore } from "../../../build/full-store/full-store.ts";
import { change } from "../../adapters/store/upkeep/rows-in.ts";
import { aShellOnStore } from "./a-shell-on-store.ts";
import type { ShellOnStore } from "./a-shell-on-store.ts";

describe("guestlist store copy", () => {
  let shell: ShellOnStore;
  beforeEach(async () => {
    shell = await aShellOnStore();
  });
  afterEach(() => shell.remove());

  it("copies everything, prints each table, and says what is next", async () => {
    const to = shell.places.at("new.db");
    const { code, stdout, stderr } = await shell.run(["copy", shell.file, "NEW_URL", "--yes", "--output", "json"], { NEW_URL: to });
    const tables = JSON.parse(stdout) as { table: string; rows: number; checksum: string }[];
    assert.equal(code, 0);
    assert.equal(tables.find(({ table }) => table === "invitations")?.rows, fullStore.invitations.length);
    assert.match(
      stderr,
      new RegExp(`\\d+ rows of ${tables.length} tables copied from the file ${shell.file} to the file ${to}, read back and compared\\.`),
    );
    assert.match(stderr, /let DATABASE_URL name the new place/);
  });

  it("says on the old place where the data went, and takes that back", async () => {
    const to = shell.places.at("new.db");
    await shell.run(["copy", shell.file, to, "--yes"]);
    const again = await shell.refusal(["copy", shell.file, shell.places.at("other.db"), "--yes"]);
    assert.equal(again[0], 1);
    assert.match(again[1], new RegExp(`its data was copied to the file ${to} on \\d{4}-\\d\\d-\\d\\d`));
    const foreseen = await shell.run(["copy", "--unmark", "--what-if"]);
    assert.match(foreseen.stderr, /The mark would be taken back/);
    const { code, stderr } = await shell.run(["copy", "--unmark", "--yes"]);
    assert.deepEqual([code, /Bots start on the file .* again/.test(stderr)], [0, true]);
    assert.match((await shell.run(["copy", "--unmark", shell.file, "--yes"])).stderr, /There is no mark/);
  });

  it("goes on with a copy that was broken off, or takes its mark back", async () => {
    const to = shell.places.at("new.db");
    const mark = JSON.stringify({ at: "2026-11-20T10:00:00.000Z", to: `the file ${to}`, isUnderWay: true });
    const breakOff = () => change(shell.file, `insert into cursors (name, value) values ('copied-to', '${mark}')`);
    breakOff();
    assert.match(
      (await shell.run(["check"])).stderr,
      /Its data is being copied to .*new\.db, or that was broken off: no bot starts here\./,
    );
    const unmarked = await shell.run(["copy", "--unmark", "--yes"]);
    assert.deepEqual([unmarked.code, /is being copied to the file .*new\.db since 2026-11-20T10/.test(unmarked.stderr)], [0, true]);
    breakOff();
    assert.equal((await shell.run(["copy", shell.file, to, "--yes"])).code, 0);
    assert.match((await shell.run(["check"])).stderr, /Its data was copied to/);
  });

  it("asks first, and says with --what-if what it would copy", async () => {
    const to = shell.places.at("new.db");
    assert.equal((await shell.run(["copy", shell.file, to])).code, 2);
    const { code, stdout, stderr } = await shell.run(["copy", shell.file, to, "--what-if", "--output", "jsonl"]);
    assert.equal(code, 0);
    assert.match(stdout, /\{"table":"announcements","rows":5,"checksum":null\}/);
    assert.match(stderr, /All of this would be copied/);
    assert.equal(existsSync(to), false);
  });

  it("says that a bot works on it", async () => {
    const bot = new DatabaseSync(`${shell.file}.lock`);
    bot.exec("begin exclusive");
    assert.match((await shell.run(["copy", shell.file, shell.places.at("new.db"), "--what-if"])).stderr, /A bot works on it now\. Stop it/);
    assert.match((await shell.refusal(["copy", shell.file, shell.places.at("new.db"), "--yes"]))[1], /a bot works on it: stop it first/);
    bot.close();
  });
});
