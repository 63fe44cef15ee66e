import type { Instant } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log, LogFields } from "../../ports/log.ts";

/** With an error, the line is an error; otherwise a warning. */
export interface Said {
  readonly count: number;
  readonly error?: unknown;
  readonly fields?: LogFields;
}

export type Sparingly = (code: string, said: Said) => void;

/** What anybody can cause by calling us is said at most this often. */
const repeatAfterMs = 60_000;

/** Logs each code at once, and then once a minute with how many there were since (`count`). */
export function sparingly({ log, clock }: { readonly log: Log; readonly clock: Pick<Clock, "now" | "millisecondsSince"> }): Sparingly {
  const before = new Map<string, { readonly at: Instant; readonly unsaid: number }>();
  return (code, { count, error, fields }) => {
    const last = before.get(code);
    const total = (last?.unsaid ?? 0) + count;
    const isQuiet = last !== undefined && Math.abs(clock.millisecondsSince(last.at)) < repeatAfterMs;
    before.set(code, isQuiet ? { at: last.at, unsaid: total } : { at: clock.now(), unsaid: 0 });
    if (isQuiet) return;
    if (error === undefined) log.warn(code, { ...fields, count: total });
    else log.error(code, error, { ...fields, count: total });
  };
}
