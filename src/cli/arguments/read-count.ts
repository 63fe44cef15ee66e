import { notTaken } from "./not-taken.ts";

const largest = 10_000_000;

/**
 * A whole number from 1 on.
 * @throws CommandFailure `usage`
 */
export function readCount(option: string, typed: string, most = largest): number {
  const count = /^\d{1,8}$/.test(typed.trim()) ? Number(typed) : 0;
  if (count >= 1 && count <= most) return count;
  throw notTaken(option, `a number from 1 to ${most}`, typed);
}
