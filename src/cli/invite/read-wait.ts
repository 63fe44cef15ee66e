import { CommandFailure } from "../command-failure.ts";

const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const usualMs = 10 * units.m;

/**
 * How long to wait, in milliseconds; without a time ten minutes, and undefined without the option.
 * @throws CommandFailure `usage`
 */
export function readWait(option: unknown): number | undefined {
  if (option === undefined || option === false) return undefined;
  if (option === true) return usualMs;
  const [, count = "", unit = ""] = /^(\d{1,6})([smhd])$/.exec(typeof option === "string" ? option : "") ?? [];
  const length = units[unit as keyof typeof units] as number | undefined;
  if (length !== undefined) return Number(count) * length;
  throw new CommandFailure("usage", "--wait takes a time such as 90s, 10m, 2h or 1d.", { fix: "Write --wait=10m." });
}
