import { z } from "zod";
import type { JsonPath } from "./read-json.ts";

export interface PaceTooWide {
  readonly path: JsonPath;
  readonly code: "pace-out-of-bounds";
  readonly message: string;
}

const number = z.number().optional().catch(undefined);
const bucket = z.object({ atOnce: number, thenEverySeconds: number }).catch({});

/** Other mistakes in the file don't matter here. */
const numbers = z
  .object({
    pace: z
      .object({
        person: bucket.default({}),
        tenant: bucket.default({}),
        perDay: number,
        betweenMailsSeconds: number,
        personLimits: z.boolean().optional().catch(undefined),
      })
      .catch({ person: {}, tenant: {} }),
  })
  .catch({ pace: { person: {}, tenant: {} } });

/**
 * Checks that a policy doesn't switch the pace off: a tenant that invites too fast is blocked until Microsoft's support lifts the block. Only
 * in the sandbox, whose Microsoft is a pretend one, every pace is possible.
 */
export function checkPace(value: unknown): readonly PaceTooWide[] {
  const { person, tenant, perDay, betweenMailsSeconds, personLimits } = numbers.parse(value).pace;
  const all: readonly (readonly [JsonPath, number | undefined, least: number, most: number])[] = [
    [["pace", "person", "atOnce"], person.atOnce, 1, 20],
    [["pace", "person", "thenEverySeconds"], person.thenEverySeconds, 10, 600],
    [["pace", "tenant", "atOnce"], tenant.atOnce, 1, 50],
    [["pace", "tenant", "thenEverySeconds"], tenant.thenEverySeconds, 5, 600],
    [["pace", "perDay"], perDay, 1, 2000],
    [["pace", "betweenMailsSeconds"], betweenMailsSeconds, 600, 86_400],
  ];
  const off = { path: ["pace", "personLimits"], code: "pace-out-of-bounds", message: "can be false only in the sandbox" } as const;
  return [
    ...(personLimits === false ? [off] : []),
    ...all.flatMap(([path, given, least, most]) => {
      const message = `must be ${least} to ${most}: Microsoft blocks tenants that invite too fast`;
      return given === undefined || (given >= least && given <= most) ? [] : [{ path, code: "pace-out-of-bounds", message } as const];
    }),
  ];
}
