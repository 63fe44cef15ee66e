import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { linkSeal } from "../../../../../src/adapters/store/link-seal.ts";
import { NodeSqliteDialect } from "../../../../../src/adapters/store/sqlite/sqlite-dialect.ts";
import type { Tables } from "../../../../../src/adapters/store/tables.ts";
import { tryKey } from "../../../../../src/adapters/store/upkeep/sealed-sample.ts";
import { encryptionKey, otherEncryptionKey } from "../../../../build/encryption-key.ts";
import { twoPlaces } from "./two-places.ts";
import type { TwoPlaces } from "./two-places.ts";

describe("tryKey", () => {
  let places: TwoPlaces;
  beforeEach(async () => {
    places = await twoPlaces();
  });
  afterEach(() => places.remove());

  /** What each key says, after this SQL. */
  async function verdicts(path: string, sql = ""): Promise<readonly string[]> {
    const database = new DatabaseSync(path);
    database.exec(sql);
    const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database, places.clock) });
    try {
      const keys = [encryptionKey, otherEncryptionKey, `${otherEncryptionKey},${encryptionKey}`];
      const all: string[] = [];
      for (const key of keys) all.push(await tryKey(db, linkSeal(key)));
      return all;
    } finally {
      await db.destroy();
    }
  }

  const byKey = ["fits", "does-not-fit", "fits"];

  it("tries a kept link; an older key that is still named fits, too", async () => {
    assert.deepEqual(await verdicts(await places.fill("store.db")), byKey);
  });

  it("tries a draft when no link is kept, and else a late answer", async () => {
    const path = await places.fill("store.db");
    assert.deepEqual(await verdicts(path, "update invitations set sealed_link = null"), byKey);
    assert.deepEqual(await verdicts(path, "delete from drafts"), byKey);
    assert.deepEqual(await verdicts(path, "delete from late_answers"), ["none", "none", "none"]);
  });

  it("doesn't fit when the text was moved to another row", async () => {
    const path = await places.fill("store.db");
    const moved = `update invitations set sealed_link = (select sealed_link from invitations as other
      where other.sealed_link is not null and other.id != invitations.id)`;
    assert.deepEqual(await verdicts(path, `${moved} where sealed_link is not null`), ["does-not-fit", "does-not-fit", "does-not-fit"]);
  });
});
