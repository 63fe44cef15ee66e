import { counted } from "../output.ts";

const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** A length of time, rounded down: `5 seconds`, `2 minutes`, `3 days`. */
export function spanWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const [unit, length] = units.find(([, long]) => seconds >= 2 * long) ?? ["second", 1];
  return counted(Math.floor(seconds / length), unit);
}
