import { CommandFailure } from "../command-failure.ts";
import { quotedArgument } from "../quoted-argument.ts";

const hourMs = 3_600_000;
const unitMs: ReadonlyMap<string, number> = new Map([
  ["h", hourMs],
  ["d", 24 * hourMs],
  ["w", 7 * 24 * hourMs],
]);

/**
 * Milliseconds of an age such as `12h`, `14d` or `2w`.
 * @throws CommandFailure `usage`
 */
export function readAge(typed: string): number {
  const [, number = "", unit = ""] = /^(\d{1,4})([hdw])$/i.exec(typed.trim()) ?? [];
  const milliseconds = Number(number) * (unitMs.get(unit.toLowerCase()) ?? 0);
  if (milliseconds > 0) return milliseconds;
  throw new CommandFailure("usage", `${quotedArgument(typed)} isn't an age.`, { fix: "Write hours, days or weeks: 12h, 14d, 2w." });
}

/**
 * Whether the guest's state is older than this moment. Some invited guests have no time of their last change (MSIdentityTools): then the
 * guest's own age counts. Whether Graph can filter by the change is told in two ways by Microsoft, so it is never asked to.
 */
export function isOlderThan(guest: Readonly<Record<string, unknown>>, moment: number): boolean {
  const since = guest["externalUserStateChangeDateTime"] ?? guest["createdDateTime"];
  return typeof since === "string" && Date.parse(since) <= moment;
}
