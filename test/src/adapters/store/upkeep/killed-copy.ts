import { storeUpkeep } from "../../../../../src/adapters/store/upkeep/store-upkeep.ts";
import { systemClock } from "../../../../../src/clock.ts";

/** Copies a store, and dies in the middle, when rows of several tables were copied. */
async function copyAndDie(from: string, to: string, encryptionKey: string): Promise<void> {
  await storeUpkeep({ encryptionKey, clock: systemClock }).copy(from, to, {
    stop: new AbortController().signal,
    tell(table) {
      if (table === "posts") process.kill(process.pid, "SIGKILL");
    },
  });
}

if (import.meta.main) {
  const [from = "", to = "", encryptionKey = ""] = process.argv.slice(2);
  await copyAndDie(from, to, encryptionKey);
}
