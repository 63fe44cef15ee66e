import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openStore } from "../../../../src/adapters/store/database.ts";
import { aChange } from "../../../build/a-change.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { encryptionKey } from "../../../build/encryption-key.ts";
import { at } from "../../../build/ids.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";
import { RecordingLog } from "../../../fakes/recording-log.ts";
import { storeFile } from "./store-file.ts";
import type { StoreFile } from "./store-file.ts";

describe("openStore", () => {
  let file: StoreFile;
  beforeEach(() => {
    file = storeFile();
  });
  afterEach(() => file.remove());

  it("makes the folder and a file that only its owner can read", async () => {
    const store = await file.open();
    await store.receipts.record("a", at("10:00"));
    const modes = ["", "-wal", "-shm"].map((side) => statSync(file.path + side).mode & 0o777);
    assert.deepEqual(modes, [0o600, 0o600, 0o600]);
    assert.equal(statSync(dirname(file.path)).mode & 0o777, 0o700);
  });

  it("makes an existing file readable for its owner only, and keeps its content", async () => {
    const invitation = anInvitation();
    const first = await file.open();
    await first.invitations.commit(aChange({ invitations: [invitation] }));
    await first.close();
    chmodSync(file.path, 0o644);
    const second = await file.open({ url: file.path });
    assert.deepEqual(await second.invitations.find(invitation.id), invitation);
    assert.equal(statSync(file.path).mode & 0o777, 0o600);
  });

  it("keeps a write-ahead log", async () => {
    await file.open();
    assert.equal(file.sql("pragma journal_mode")[0]?.["journal_mode"], "wal");
  });

  it("names the server and the database that can't be reached, and no password", async () => {
    await assert.rejects(file.open({ url: "postgres://bot:s3cret@127.0.0.1:1/guestlist" }), (error: Error) => {
      assert.match(String(error), /guestlist at 127.0.0.1:1 can't be used: the PostgreSQL server can't be reached/);
      assert.doesNotMatch(String(error), /s3cret/);
      assert.equal("code" in error && error.code, "store-unavailable");
      return true;
    });
  });

  it("answers config-invalid to a key of another size", async () => {
    await assert.rejects(file.open({ encryptionKey: "c2hvcnQ=" }), { code: "config-invalid", message: /5 bytes.*takes 32 bytes/ });
  });

  it("says of a path that leads through a file what is wrong, and what to do", async () => {
    await (await file.open()).close();
    const path = join(file.path, "below-a-file", "store.db");
    const message = `${path} can't be used as the database: a part of its path is a file, not a folder: name another path in DATABASE_URL`;
    await assert.rejects(file.open({ url: path }), { code: "store-unavailable", message });
  });

  it("says it of a folder", async () => {
    mkdirSync(file.path, { recursive: true });
    const message = `${file.path} can't be used as the database: it is a folder: name a file in DATABASE_URL`;
    await assert.rejects(file.open(), { code: "store-unavailable", message });
  });

  it("says it of a file that is no database", async () => {
    mkdirSync(dirname(file.path));
    writeFileSync(file.path, "This is no database. ".repeat(100));
    const message = `${file.path} can't be used as the database: the database file is damaged, or is none: restore your backup, or move the file away to begin with an empty one`;
    await assert.rejects(file.open(), { code: "store-corrupt", message });
  });

  it("leaves no lock behind when it can't be opened", async () => {
    mkdirSync(dirname(file.path));
    writeFileSync(file.path, "This is no database. ".repeat(100));
    await assert.rejects(file.open({ exclusive: true }), { code: "store-corrupt" });
    rmSync(file.path);
    await file.open({ exclusive: true });
  });

  it("logs that a database was made, with its path, and nothing when it was there", async () => {
    const log = new RecordingLog();
    await (await file.open({ log })).close();
    await (await file.open({ log })).close();
    assert.deepEqual(log.lines, [{ level: "info", code: "database-created", file: file.path }]);
    await (await openStore({ url: ":memory:", encryptionKey, clock: new FakeClock(), log })).close();
    assert.equal(log.lines.length, 1);
  });

  it("logs it of a file that was empty, too", async () => {
    const log = new RecordingLog();
    mkdirSync(dirname(file.path));
    writeFileSync(file.path, "");
    await file.open({ log });
    assert.deepEqual(log.codes, ["database-created"]);
  });

  it("has the database to itself if asked to, and gives it back when it is closed", async () => {
    const clock = new FakeClock();
    const first = await file.open({ clock, exclusive: true });
    const refused = assert.rejects(file.open({ clock, exclusive: true }), {
      code: "store-in-use",
      message: `${file.path} can't be used as the database: another Guestlist runs on it: stop that one first, or name another file in DATABASE_URL`,
    });
    await clock.advance(60_000);
    await refused;
    await first.close();
    await file.open({ clock, exclusive: true });
  });

  it("opens in memory", async () => {
    const store = await openStore({ url: "sqlite::memory:", encryptionKey, clock: new FakeClock() });
    assert.equal(await store.receipts.record("a", at("10:00")), true);
    await store.close();
  });
});
