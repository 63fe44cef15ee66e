import assert from "node:assert/strict";
import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openStore } from "../../../../src/adapters/store/database.ts";
import { aChange } from "../../../build/a-change.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { encryptionKey } from "../../../build/encryption-key.ts";
import { at } from "../../../build/ids.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";
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

  it("answers config-invalid to PostgreSQL, without repeating the password", async () => {
    await assert.rejects(file.open({ url: "postgres://bot:s3cret@db.example/guestlist" }), (error: Error) => {
      assert.match(String(error), /PostgreSQL, which is not supported yet/);
      assert.doesNotMatch(String(error), /s3cret/);
      assert.equal("code" in error && error.code, "config-invalid");
      return true;
    });
  });

  it("answers config-invalid to a key of another size", async () => {
    await assert.rejects(file.open({ encryptionKey: "c2hvcnQ=" }), { code: "config-invalid", message: /5 bytes.*takes 32 bytes/ });
  });

  it("answers store-unavailable where no file can be made", async () => {
    await (await file.open()).close();
    await assert.rejects(file.open({ url: join(file.path, "below-a-file", "store.db") }), { code: "store-unavailable" });
  });

  it("answers store-unavailable to a folder", async () => {
    mkdirSync(file.path, { recursive: true });
    await assert.rejects(file.open(), { code: "store-unavailable" });
  });

  it("answers store-corrupt to a file that is no database", async () => {
    mkdirSync(dirname(file.path));
    writeFileSync(file.path, "This is no database. ".repeat(100));
    await assert.rejects(file.open(), { code: "store-corrupt" });
  });

  it("opens in memory", async () => {
    const store = await openStore({ url: "sqlite::memory:", encryptionKey, clock: new FakeClock() });
    assert.equal(await store.receipts.record("a", at("10:00")), true);
    await store.close();
  });
});

describe("Store", () => {
  let file: StoreFile;
  beforeEach(() => {
    file = storeFile();
  });
  afterEach(() => file.remove());

  it("can try to write, again and again, as long as the database can be written", async () => {
    const store = await file.open();
    for (const _ of [1, 2]) await store.tryWrite();
    const other = file.connect();
    other.exec("begin immediate");
    await store.cursors.find("users-delta");
    await assert.rejects(store.tryWrite(), { code: "store-unavailable" });
    other.exec("rollback");
    await store.tryWrite();
    await store.close();
  });

  it("finishes running transactions before it closes, and can be closed again", async () => {
    const store = await file.open();
    const recorded = store.receipts.record("a", at("10:00"));
    await store.close();
    await store.close();
    assert.equal(await recorded, true);
  });

  it("answers store-unavailable once it is closed", async () => {
    const store = await file.open();
    await store.close();
    const unavailable = { code: "store-unavailable", message: "the database is closed" };
    await assert.rejects(store.tryWrite(), unavailable);
    await assert.rejects(store.cursors.find("users-delta"), unavailable);
    await assert.rejects(store.invitations.commit(aChange()), unavailable);
    await assert.rejects(store.jobs.claim(at("10:00"), at("10:01"), 1), unavailable);
  });
});
