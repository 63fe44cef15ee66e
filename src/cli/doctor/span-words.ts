import { counted } from "../output.ts";

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** A length of time, as the card of `status` says it: `5 seconds`, `2 minutes`, `3 days`. */
export function spanWords(milliseconds: number): string {
  const [unit, size] = units.find(([, one]) => milliseconds >= 2 * one) ?? ["second", 1_000];
  return counted(Math.round(Math.max(0, milliseconds) / size), unit);
}
