import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/adapters/store/database.ts";
import type { Store } from "../../src/adapters/store/database.ts";
import { encryptionKey } from "../build/encryption-key.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { memoryStore } from "../fakes/memory-store.ts";

/** The ports of one store, and how to close it. */
export type StoreUnderTest = Omit<Store, "tryWrite">;
export type OpenStoreUnderTest = () => Promise<StoreUnderTest>;

async function inMemory(): Promise<StoreUnderTest> {
  return { ...memoryStore(), close: async () => undefined };
}

async function sqliteInMemory(): Promise<StoreUnderTest> {
  return openStore({ url: ":memory:", encryptionKey, clock: new FakeClock() });
}

async function sqliteFile(): Promise<StoreUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), "guestlist-"));
  const store = await openStore({ url: `sqlite:${join(folder, "store.db")}`, encryptionKey, clock: new FakeClock() });
  const close = async () => {
    await store.close();
    await rm(folder, { recursive: true });
  };
  return { ...store, close };
}

/** All implementations of the store's ports; each contract suite runs on all of them. */
export const storesUnderTest: Readonly<Record<string, OpenStoreUnderTest>> = {
  "in-memory fakes": inMemory,
  "SQLite in memory": sqliteInMemory,
  "SQLite file": sqliteFile,
};

/** Describes one port's contract for every store; each test gets a fresh, empty one. */
export function describeStores(port: string, contract: (store: () => StoreUnderTest) => void): void {
  for (const [name, open] of Object.entries(storesUnderTest)) {
    describe(`${port} (${name})`, () => {
      let store: StoreUnderTest;
      beforeEach(async () => {
        store = await open();
      });
      afterEach(() => store.close());
      contract(() => store);
    });
  }
}
