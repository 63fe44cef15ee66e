import { setTimeout as delay } from "node:timers/promises";

const graceMs = 10_000;

/** Timers are left out: HTTP clients keep some for half a minute, and they end by themselves. */
const counted = (name: string) => name !== "Timeout" && name !== "Immediate";

let before: readonly string[] = [];

/**
 * Mocha loads it before the tests (.mocharc.json): each file must close the servers, sockets and processes that it opened. Nothing else
 * would notice in `--parallel`, because mocha ends its processes itself.
 */
export const mochaHooks = {
  beforeAll(): void {
    before = process.getActiveResourcesInfo();
  },
  async afterAll(): Promise<void> {
    const until = performance.now() + graceMs;
    while (stayedOpen(before, process.getActiveResourcesInfo()).length > 0) {
      if (performance.now() > until) {
        throw new Error(`The tests ended, but these stayed open: ${stayedOpen(before, process.getActiveResourcesInfo()).join(", ")}`);
      }
      await delay(20);
    }
  },
};

/** What is open now and wasn't before: one name for each that is more. */
export function stayedOpen(earlier: readonly string[], now: readonly string[]): readonly string[] {
  const known = [...earlier];
  return now.filter((name) => {
    const place = known.indexOf(name);
    if (place >= 0) known.splice(place, 1);
    return place < 0 && counted(name);
  });
}
