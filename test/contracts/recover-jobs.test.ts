import { memoryStore } from "../fakes/memory-store.ts";
import { storeFile } from "../src/adapters/store/store-file.ts";
import type { FakeClock } from "../fakes/fake-clock.ts";
import { recoverJobsContract } from "./recover-jobs.ts";
import type { JobsPlace } from "./recover-jobs.ts";

function inMemory(): JobsPlace {
  let store: ReturnType<typeof memoryStore> | undefined;
  return {
    async open(clock: FakeClock) {
      store ??= memoryStore(clock);
      return store.otherProcess();
    },
    remove: async () => undefined,
  };
}

function inFile(): JobsPlace {
  const file = storeFile();
  return { open: async (clock) => (await file.open({ clock })).jobs, remove: () => file.remove() };
}

describe("Jobs of a process that starts, or whose clock is set (in-memory fakes)", () => recoverJobsContract(inMemory));
describe("Jobs of a process that starts, or whose clock is set (SQLite file)", () => recoverJobsContract(inFile));
