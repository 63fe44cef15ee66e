import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../../../../src/adapters/store/database.ts";
import { storeUpkeep } from "../../../../../src/adapters/store/upkeep/store-upkeep.ts";
import { fillStore } from "../../../../build/full-store/fill-store.ts";
import { fullStore } from "../../../../build/full-store/full-store.ts";
import { encryptionKey } from "../../../../build/encryption-key.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";

export const quietly = { tell: () => undefined, stop: new AbortController().signal };

/** The files of an empty store and of a full one, made once: that takes longer than most tests. */
const made = new Map<string, Buffer>();

/** A folder with a full store, room for others, and the upkeep of all. */
export async function twoPlaces() {
  const folder = mkdtempSync(join(tmpdir(), "guestlist-upkeep-"));
  const clock = new FakeClock();
  const at = (name: string) => join(folder, name);
  const open = (name: string, key = encryptionKey) => openStore({ url: `sqlite:${at(name)}`, encryptionKey: key, clock });
  const file = async (name: string, isFull: boolean): Promise<string> => {
    const known = made.get(String(isFull));
    if (known) writeFileSync(at(name), known, { mode: 0o600 });
    else {
      const store = await open(name);
      if (isFull) await fillStore(store, fullStore);
      await store.close();
      made.set(String(isFull), readFileSync(at(name)));
    }
    return at(name);
  };
  return {
    ...{ folder, clock, at, open },
    upkeep: storeUpkeep({ encryptionKey, clock }),
    fill: (name: string) => file(name, true),
    make: (name: string) => file(name, false),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export type TwoPlaces = Awaited<ReturnType<typeof twoPlaces>>;
