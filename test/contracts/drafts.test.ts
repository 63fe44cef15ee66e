import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/adapters/store/database.ts";
import { aDraft } from "../build/a-draft.ts";
import { encryptionKey, otherEncryptionKey } from "../build/encryption-key.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { draftsContract } from "./drafts.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("Drafts", draftsContract);

describe("Drafts on disk", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "guestlist-"));
  });
  after(() => rm(folder, { recursive: true }));

  const open = (key: string) => openStore({ url: `sqlite:${join(folder, "store.db")}`, encryptionKey: key, clock: new FakeClock() });

  it("are encrypted: nothing personal can be read there, and another key decrypts nothing", async () => {
    const draft = aDraft();
    const store = await open(encryptionKey);
    await store.drafts.keep(draft);
    await store.close();

    const database = new DatabaseSync(join(folder, "store.db"));
    const row = JSON.stringify(database.prepare("select * from drafts").get());
    database.close();
    assert.ok(["Adele", "fabrikam", "Bonjour"].every((word) => !row.includes(word)));

    const two = await open(encryptionKey);
    const others = aDraft();
    await two.drafts.keep(others);
    const forger = new DatabaseSync(join(folder, "store.db"));
    forger.prepare("update drafts set sealed = (select sealed from drafts where id = ?) where id = ?").run(others.id, draft.id);
    forger.close();
    assert.equal(await two.drafts.find(draft.id, draft.by.id), undefined, "a seal opens its own draft alone");
    assert.deepEqual(await two.drafts.find(others.id, others.by.id), others);
    await two.close();

    const other = await open(otherEncryptionKey);
    assert.equal(await other.drafts.find(draft.id, draft.by.id), undefined);
    await other.close();
  });
});
