import { z } from "zod";
import type { FaultView } from "../page-api/fault-view.ts";
import { routeMatches } from "./route-pattern.ts";

const DAY_S = 24 * 60 * 60;

/** A fault, with defaults for what is left out. */
export const faultSwitch = z.strictObject({
  route: z.string().startsWith("/"),
  method: z.string().toUpperCase().nullable().default(null),
  kind: z.enum([
    ...(["refused-400", "refused-404", "429", "500", "503", "504", "html-502", "timeout", "reset"] as const),
    ...(["done-503", "done-504", "done-timeout", "done-reset"] as const),
    ...(["gone", "conversation-not-found", "other-region"] as const),
  ]),
  times: z.number().int().min(1).max(10_000).default(1),
  every: z.number().int().min(1).max(10_000).default(1),
  passed: z.number().int().min(0).default(0),
  retryAfterSeconds: z.number().min(0).max(DAY_S).nullable().default(null),
  retryAfterForm: z.enum(["seconds", "date"]).default("seconds"),
}) satisfies z.ZodType<FaultView>;

interface Taken {
  /** The fault that happens to this call, if there is one. */
  readonly met: FaultView | undefined;
  /** The faults after this call: one that happened has one use less, those that let the call pass have counted it. */
  readonly left: readonly FaultView[];
}

/** Which fault happens to a call: the first one that matches and whose turn it is. */
export function takeFault(faults: readonly FaultView[], method: string, path: string): Taken {
  const isMatching = (fault: FaultView) => (fault.method ?? method) === method && routeMatches(fault.route, path);
  const met = faults.find((fault) => isMatching(fault) && fault.passed + 1 >= fault.every);
  const end = met ? faults.indexOf(met) : faults.length;
  const before = faults.slice(0, end).map((fault) => (isMatching(fault) ? { ...fault, passed: fault.passed + 1 } : fault));
  return { met, left: [...before, ...(met ? withOneUse(met) : []), ...faults.slice(end + 1)] };
}

function withOneUse(met: FaultView): readonly FaultView[] {
  return met.times > 1 ? [{ ...met, times: met.times - 1, passed: 0 }] : [];
}
