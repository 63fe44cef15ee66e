import assert from "node:assert/strict";
import { migrations } from "../../../../src/adapters/store/migrations/index.ts";
import { aChange } from "../../../build/a-change.ts";
import { at } from "../../../build/ids.ts";
import { storeFile } from "./store-file.ts";
import type { StoreFile } from "./store-file.ts";

describe("portsOver", () => {
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

  it("gives each process an owner of its own: its instance, with the newest migration", async () => {
    const store = await file.open();
    await store.instances.beat({ version: "1.2.3", started: at("10:00"), seenAt: at("10:00") }, at("09:00"));
    const [row, ...others] = file.sql("select id, migration from instances");
    assert.equal(row?.["id"], store.instances.id);
    assert.deepEqual([row["migration"], others], [Object.keys(migrations).toSorted().at(-1), []]);
  });
});
