import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openStore } from "../../../../src/adapters/store/database.ts";
import type { Store, StoreSettings } from "../../../../src/adapters/store/database.ts";
import { encryptionKey } from "../../../build/encryption-key.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

/** A store's file in a folder of its own, with stores and plain connections that are open on it. */
export interface StoreFile {
  readonly path: string;
  open(settings?: Partial<StoreSettings>): Promise<Store>;
  /** Runs SQL without the store, like a person with a database editor. */
  sql(text: string): Record<string, unknown>[];
  /** A plain connection; `close` closes it, too. */
  connect(): DatabaseSync;
  /** Closes everything and deletes the folder. */
  remove(): Promise<void>;
}

export function storeFile(): StoreFile {
  const folder = mkdtempSync(join(tmpdir(), "guestlist-"));
  const path = join(folder, "data", "store.db");
  const stores: Store[] = [];
  const connections: DatabaseSync[] = [];
  function connect(): DatabaseSync {
    const connection = new DatabaseSync(path, { timeout: 1000 });
    connections.push(connection);
    return connection;
  }
  return {
    path,
    connect,
    async open(settings = {}) {
      const store = await openStore({ url: `sqlite:${path}`, encryptionKey, clock: new FakeClock(), busyTimeout: 0, ...settings });
      stores.push(store);
      return store;
    },
    sql: (text) => connect().prepare(text).all(),
    async remove() {
      for (const store of stores) await store.close();
      for (const connection of connections) connection.close();
      rmSync(folder, { recursive: true });
    },
  };
}
