import type { Clock } from "../../ports/clock.ts";

/** The work's result, or "late" when it isn't known after this time. The work goes on. */
export async function inTime<T>(clock: Clock, work: Promise<T>, milliseconds: number): Promise<T | "late"> {
  const timer = new AbortController();
  return Promise.race([work, lateAfter(clock, milliseconds, timer.signal)]).finally(() => timer.abort("in time"));
}

async function lateAfter(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<"late"> {
  const [waited] = await Promise.allSettled([clock.wait(milliseconds, signal)]);
  // once the work has won, this promise doesn't matter: it resolves, so that no rejection is left unhandled
  void waited;
  return "late";
}
