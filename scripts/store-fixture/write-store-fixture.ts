import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { openStore } from "../../src/adapters/store/database.ts";
import { encryptionKey } from "../../test/build/encryption-key.ts";
import { fillStore } from "../../test/build/full-store/fill-store.ts";
import { fullStore } from "../../test/build/full-store/full-store.ts";
import { kinds } from "../../test/build/full-store/kinds.ts";
import { FakeClock } from "../../test/fakes/fake-clock.ts";

/** In a separate folder: closing the store merges the write-ahead log into the one file, which is then copied. */
async function writeDatabase(path: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "guestlist-"));
  try {
    const own = join(folder, "store.sqlite");
    const store = await openStore({ url: `sqlite:${own}`, encryptionKey, clock: new FakeClock() });
    try {
      await fillStore(store, fullStore);
    } finally {
      await store.close();
    }
    copyFileSync(own, path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Writes `store-<version>.sqlite`, a store with everything that this version can store, and `store-<version>.json`, which describes its
 * content. Both are always the same except for random nonces in sealed columns and the times of the migrations. @throws Error when there is
 * one of that version: the file of a release never changes.
 */
export async function writeStoreFixture(folder: string, version: string): Promise<void> {
  const path = join(folder, `store-${version}.sqlite`);
  if (existsSync(path)) throw new Error(`${path} is there already: what a release kept doesn't change any more`);
  await writeDatabase(path);
  const file = join(folder, `store-${version}.json`);
  const content = { version, encryptionKey, kinds, tables: fullStore };
  writeFileSync(file, await format(JSON.stringify(content), { ...(await resolveConfig(file)), filepath: file }));
}
