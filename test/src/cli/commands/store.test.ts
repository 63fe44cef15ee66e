import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../../../src/adapters/store/migrations/index.ts";
import { encryptionKey, otherEncryptionKey } from "../../../build/encryption-key.ts";
import { fullStore } from "../../../build/full-store/full-store.ts";
import { change } from "../../adapters/store/upkeep/rows-in.ts";
import { twoPlaces } from "../../adapters/store/upkeep/two-places.ts";
import type { TwoPlaces } from "../../adapters/store/upkeep/two-places.ts";
import { runShell } from "../a-shell.ts";

const newest = Object.keys(migrations).at(-1);

describe("guestlist store", () => {
  let places: TwoPlaces;
  let file: string;
  beforeEach(async () => {
    places = await twoPlaces();
    file = await places.fill("store.db");
  });
  afterEach(() => places.remove());

  const store = (args: readonly string[], settings: Record<string, string> = {}) =>
    runShell(["store", ...args], { settings: { ENCRYPTION_KEY: encryptionKey, DATABASE_URL: file, ...settings } });
  const refusal = async (...args: Parameters<typeof store>) => {
    const { code, stdout, stderr } = await store(...args);
    assert.equal(stdout, "");
    return [code, stderr.trimEnd()];
  };

  describe("copy", () => {
    it("copies everything, prints each table, and says what is next", async () => {
      const to = places.at("new.db");
      const { code, stdout, stderr } = await store(["copy", file, "NEW_URL", "--yes", "--output", "json"], { NEW_URL: to });
      const tables = JSON.parse(stdout) as { table: string; rows: number; checksum: string }[];
      assert.equal(code, 0);
      assert.equal(tables.find(({ table }) => table === "invitations")?.rows, fullStore.invitations.length);
      assert.match(
        stderr,
        new RegExp(`\\d+ rows of ${tables.length} tables copied from the file ${file} to the file ${to}, read back and compared\\.`),
      );
      assert.match(stderr, /let DATABASE_URL name the new place/);
    });

    it("says on the old place where the data went, and takes that back", async () => {
      const to = places.at("new.db");
      await store(["copy", file, to, "--yes"]);
      const again = await refusal(["copy", file, places.at("other.db"), "--yes"]);
      assert.equal(again[0], 1);
      assert.match(String(again[1]), new RegExp(`its data was copied to the file ${to} on \\d{4}-\\d\\d-\\d\\d`));
      const foreseen = await store(["copy", "--unmark", "--what-if"]);
      assert.match(foreseen.stderr, /The mark would be taken back/);
      const { code, stderr } = await store(["copy", "--unmark", "--yes"]);
      assert.deepEqual([code, /Bots start on the file .* again/.test(stderr)], [0, true]);
      assert.match((await store(["copy", "--unmark", file, "--yes"])).stderr, /There is no mark/);
    });

    it("asks first, and says with --what-if what it would copy", async () => {
      const to = places.at("new.db");
      assert.equal((await store(["copy", file, to])).code, 2);
      const { code, stdout, stderr } = await store(["copy", file, to, "--what-if", "--output", "jsonl"]);
      assert.equal(code, 0);
      assert.match(stdout, /\{"table":"announcements","rows":5,"checksum":null\}/);
      assert.match(stderr, /All of this would be copied/);
      assert.equal(existsSync(to), false);
    });

    it("says that a bot works on it", async () => {
      const bot = new DatabaseSync(`${file}.lock`);
      bot.exec("begin exclusive");
      assert.match((await store(["copy", file, places.at("new.db"), "--what-if"])).stderr, /A bot works on it now\. Stop it/);
      assert.match(String((await refusal(["copy", file, places.at("new.db"), "--yes"]))[1]), /a bot works on it: stop it first/);
      bot.close();
    });

    it("refuses what it doesn't understand", async () => {
      assert.deepEqual(await refusal(["copy", file]), [
        2,
        "Name two places: guestlist store copy <from> <to>. guestlist store --help shows what there is.",
      ]);
      assert.equal((await refusal(["copy", "a", "b", "c"]))[0], 2);
      assert.deepEqual(await refusal(["copy", file, "NO_URL"]), [2, "NO_URL isn't set. Set it in .env or in your shell."]);
      assert.deepEqual(await refusal(["check", "--unmark"]), [
        2,
        "--unmark belongs to store copy. guestlist store --help shows what there is.",
      ]);
      assert.equal((await refusal(["move", file]))[0], 2);
      assert.equal((await refusal([]))[0], 2);
    });
  });

  describe("backup", () => {
    it("writes a file that store check accepts", async () => {
      const backup = places.at("backup.sqlite");
      const { code, stderr } = await store(["backup", backup]);
      assert.equal(code, 0);
      assert.match(stderr, new RegExp(`^[\\d,]+ bytes written to ${backup}, and checked\\.\nIts encrypted parts`));
      const checked = await store(["check", backup, "--output", "json"]);
      assert.equal(checked.code, 0);
      const report = JSON.parse(checked.stdout) as { integrity: string; restoredFrom: string; encryptionKey: string };
      assert.deepEqual([report.integrity, report.encryptionKey, typeof report.restoredFrom], ["ok", "fits", "string"]);
      assert.match(checked.stderr, /looks every open invitation up before it sends anything/);
    });

    it("never replaces a file, and says why it can't write one", async () => {
      writeFileSync(places.at("there"), "mine");
      const [code, words] = await refusal(["backup", places.at("there")]);
      assert.equal(code, 2);
      assert.match(String(words), /there” exists already, and is as it was\. Name a new file\./);
      assert.match(String((await refusal(["backup", places.at("no/folder")]))[1]), /can't be written: its folder doesn't exist\./);
      assert.equal((await refusal(["backup"]))[0], 2);
      assert.equal((await store(["backup", places.at("new"), "--what-if"])).code, 0);
      assert.equal(existsSync(places.at("new")), false);
    });

    it("says which line saves PostgreSQL", async () => {
      const [code, words] = await refusal(["backup", "x.dump"], { DATABASE_URL: "postgres://bot:secret@db.contoso.com/guestlist" });
      assert.equal(code, 2);
      assert.match(String(words), /pg_dump --format=custom --no-owner --file=\S+ "\$DATABASE_URL"\n.*guestlist store restored/);
      assert.doesNotMatch(String(words), /secret/);
    });
  });

  describe("check", () => {
    it("tells about the configured store", async () => {
      const { code, stdout, stderr } = await store(["check", "--output", "json"]);
      const { rows, bytes, ...report } = JSON.parse(stdout) as { rows: Record<string, number>; bytes: number };
      assert.deepEqual([code, stderr, rows["jobs"], bytes > 10_000], [0, "", fullStore.jobs.length, true]);
      assert.deepEqual(report, {
        ...{ place: `the file ${file}`, kind: "sqlite", integrity: "ok", version: newest, programIs: "of the same version" },
        ...{ encryptionKey: "fits", copiedTo: null, copiedAt: null, restoredFrom: null, bots: [] },
      });
    });

    it("fails with another key, a newer version, an empty file and a damaged one", async () => {
      assert.match(
        (await store(["check"], { ENCRYPTION_KEY: otherEncryptionKey })).stderr,
        /ENCRYPTION_KEY doesn't open what is encrypted in it\./,
      );
      change(file, "insert into kysely_migration values ('9999-later', 'now')");
      const newer = await store(["check"]);
      assert.deepEqual([newer.code, /A newer version of Guestlist has written it\./.test(newer.stderr)], [1, true]);
      writeFileSync(places.at("empty"), "");
      assert.equal((await store(["check", places.at("empty")])).code, 6);
      writeFileSync(places.at("text"), "No database at all. ".repeat(300));
      assert.match(String((await refusal(["check", places.at("text")]))[1]), /damaged, or is none/);
    });

    it("says what a bot does with an older store, and where the data of a copied one is", async () => {
      change(file, `delete from kysely_migration where name = '${newest}'`);
      const { code, stderr } = await store(["check"]);
      assert.deepEqual([code, /brings it up to date/.test(stderr)], [0, true]);
      const [from, to] = [await places.fill("from.db"), places.at("new.db")];
      await store(["copy", from, to, "--yes"]);
      assert.match((await store(["check", from])).stderr, /Its data was copied to the file .*new\.db: no bot starts here any more\./);
    });
  });

  describe("restored", () => {
    it("marks the store, unless it is only asked what it would do", async () => {
      assert.match((await store(["restored", "--what-if"])).stderr, /would be marked/);
      assert.equal((await places.upkeep.check(file)).restored, undefined);
      const { code, stderr } = await store(["restored"]);
      assert.deepEqual([code, stderr.startsWith("Marked. ")], [0, true]);
      assert.notEqual((await places.upkeep.check(file)).restored, undefined);
    });
  });

  it("needs the settings of the store, and no others", async () => {
    const { code, stderr } = await runShell(["store", "check"], { settings: {} });
    assert.deepEqual([code, stderr.trimEnd()], [1, "No settings were found. Fill in .env, or run npm start for the sandbox."]);
    const keyless = await runShell(["store", "check"], { settings: { MICROSOFT_APP_ID: "x" } });
    assert.match(keyless.stderr, /ENCRYPTION_KEY is missing/);
  });
});
