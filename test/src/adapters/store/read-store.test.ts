import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { readStore } from "../../../../src/adapters/store/database.ts";
import type { Store } from "../../../../src/adapters/store/database.ts";
import { aChange } from "../../../build/a-change.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { encryptionKey } from "../../../build/encryption-key.ts";
import { at } from "../../../build/ids.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";
import { storeFile } from "./store-file.ts";
import type { StoreFile } from "./store-file.ts";

describe("readStore", () => {
  let file: StoreFile;
  const opened: Store[] = [];
  beforeEach(() => {
    file = storeFile();
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    await file.remove();
  });

  async function read(): Promise<Store> {
    const store = await readStore({ url: `sqlite:${file.path}`, encryptionKey, clock: new FakeClock(), busyTimeout: 0 });
    opened.push(store);
    return store;
  }

  it("sees what a running bot has stored, and later changes", async () => {
    const running = await file.open();
    const reading = await read();
    const invitation = anInvitation();
    await running.invitations.commit(aChange({ invitations: [invitation] }));
    assert.deepEqual(await reading.invitations.find(invitation.id), invitation);
    assert.equal(await reading.lists.countOpen({ requester: invitation.requester.id }), 1);
  });

  it("reads the store of a bot that no longer runs", async () => {
    const invitation = anInvitation();
    const before = await file.open();
    await before.invitations.commit(aChange({ invitations: [invitation] }));
    await before.close();
    assert.deepEqual(await (await read()).invitations.find(invitation.id), invitation);
  });

  it("writes nothing: every change fails, and conversations are remembered in memory only", async () => {
    const running = await file.open();
    const reading = await read();
    const reference = conversationReference();
    await reading.conversations.remember(reference);
    assert.deepEqual(await reading.conversations.find(reference.id), reference);
    assert.equal(await running.conversations.find(reference.id), undefined);
    assert.equal(await reading.conversations.anyChannel(), undefined);
    await reading.conversations.forget(reference.id);
    assert.equal(await reading.conversations.find(reference.id), undefined);
    await assert.rejects(reading.receipts.record("a", at("10:00")), { code: "store-unavailable" });
    await assert.rejects(reading.invitations.commit(aChange({ invitations: [anInvitation()] })), { code: "store-unavailable" });
  });

  it("doesn't hold up the bot: it writes while a reader is there", async () => {
    const running = await file.open();
    await read();
    assert.equal(await running.receipts.record("a", at("10:00")), true);
  });

  it("makes no database where there is none", async () => {
    await assert.rejects(read(), { code: "store-unavailable" });
    assert.equal(existsSync(dirname(file.path)), false);
  });

  it("refuses a database of an older program, and a file that is none", async () => {
    mkdirSync(dirname(file.path));
    file.sql("create table other (x)");
    await assert.rejects(read(), { code: "store-unavailable", message: /older than this program/ });
    await file.remove();
    file = storeFile();
    mkdirSync(dirname(file.path));
    writeFileSync(file.path, "This is no database. ".repeat(100));
    await assert.rejects(read(), { code: "store-corrupt" });
  });
});
