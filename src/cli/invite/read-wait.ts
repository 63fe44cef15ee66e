import { readSpan } from "../arguments/read-span.ts";

const usualMs = 10 * 60_000;

/**
 * How long to wait, in milliseconds; without a time ten minutes, and undefined without the option.
 * @throws CommandFailure `usage`
 */
export function readWait(option: unknown): number | undefined {
  if (option === undefined || option === false) return undefined;
  return typeof option === "string" ? readSpan("--wait", option) : usualMs;
}
