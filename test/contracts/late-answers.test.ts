import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/adapters/store/database.ts";
import { aLateAnswer } from "../build/a-late-answer.ts";
import { encryptionKey, otherEncryptionKey } from "../build/encryption-key.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { lateAnswersContract } from "./late-answers.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("LateAnswers", lateAnswersContract);

describe("Late answers on disk", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "guestlist-"));
  });
  after(() => rm(folder, { recursive: true }));

  const open = (key: string) => openStore({ url: `sqlite:${join(folder, "store.db")}`, encryptionKey: key, clock: new FakeClock() });

  it("are encrypted: nothing personal can be read there, and another key decrypts nothing", async () => {
    const answer = aLateAnswer({ content: { kind: "form", card: { email: "sam@fabrikam.com" } } });
    const store = await open(encryptionKey);
    await store.lateAnswers.keep(answer);
    await store.close();

    const database = new DatabaseSync(join(folder, "store.db"));
    const row = JSON.stringify(database.prepare("select * from late_answers").get());
    database.close();
    assert.ok(["Adele", "fabrikam"].every((word) => !row.includes(word)));

    const other = await open(otherEncryptionKey);
    assert.equal(await other.lateAnswers.find(answer.message, answer.by.id), undefined);
    assert.deepEqual(await other.lateAnswers.on(answer.message), []);
    await other.close();
  });
});
