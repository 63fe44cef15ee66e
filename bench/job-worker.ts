import { once } from "node:events";
import { openStore } from "../src/adapters/store/database.ts";
import { systemClock } from "../src/clock.ts";
import { createLog } from "../src/log.ts";
import { createWorker } from "../src/worker.ts";

/**
 * A process that runs jobs which do nothing: what is left is the store's work. It says when it is ready, and begins with the next message. When no
 * job has come for a while, it says what it ran.
 */
const quietMs = 1_500;

const store = await openStore({
  url: process.env["DATABASE_URL"] ?? "",
  encryptionKey: process.env["ENCRYPTION_KEY"] ?? "",
  clock: systemClock,
});
const times: number[] = [];
const worker = createWorker({
  jobs: store.jobs,
  clock: systemClock,
  log: createLog({ level: "error" }),
  async run() {
    times.push(performance.timeOrigin + performance.now());
    quiet.refresh();
    return { kind: "done" };
  },
});
const begin = once(process, "message");
process.send?.("ready");
await begin;
const quiet = setTimeout(() => void end(), quietMs * 2);
worker.start();

async function end(): Promise<void> {
  await worker.stop();
  await store.close();
  process.send?.({ ran: times.length, first: times.at(0) ?? 0, last: times.at(-1) ?? 0 }, () => process.disconnect());
}
