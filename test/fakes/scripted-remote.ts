import type { Attempt } from "../../src/adapters/http-retry.ts";
import type { Clock } from "../../src/ports/clock.ts";

export type Step = Attempt<string> | Error | "silence";

/** A remote that gives the answers one after the other (and then repeats the last one) and records when, in epoch milliseconds. */
export function scriptedRemote(clock: Clock, ...steps: readonly Step[]) {
  const at: number[] = [];
  const attempt = async (): Promise<Attempt<string>> => {
    const step = steps[Math.min(at.length, steps.length - 1)];
    at.push(Date.parse(clock.now()));
    if (step === undefined || step === "silence") return new Promise(() => undefined);
    if (step instanceof Error) throw step;
    return step;
  };
  return { at, attempt };
}

export const fine: Attempt<string> = { status: 200, value: "fine" };
export const busy = (retryAfter?: string): Attempt<string> => ({ status: 429, retryAfter, value: "busy" });
export const broken = (status: number, retryAfter?: string): Attempt<string> => ({ status, retryAfter, value: `broken ${status}` });
