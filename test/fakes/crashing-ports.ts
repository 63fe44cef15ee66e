import type { Ports } from "../../src/ports/ports.ts";
import { aroundPorts } from "./around-ports.ts";

/** Where the process dies: at the n-th call (0 is the first), before the call took effect or before its answer came back. */
export interface CrashPoint {
  readonly call: number;
  readonly when: "before" | "after";
}

/**
 * Runs work in a process that dies at that point: after it no call takes effect and none is answered. True if it
 * died, false if the work ended before.
 */
export async function diesIn(ports: Ports, point: CrashPoint, work: (mortal: Ports) => Promise<unknown>): Promise<boolean> {
  const death = Promise.withResolvers<true>();
  const silence = new Promise<never>(() => undefined);
  let calls = 0;
  const mortal = aroundPorts(ports, async (call) => {
    const here = calls - point.call;
    calls += 1;
    if (here < 0) return call();
    if (here === 0 && point.when === "after") await call();
    death.resolve(true);
    return silence;
  });
  return Promise.race([death.promise, work(mortal).then(() => false)]);
}
