import { z } from "zod";
import type { Clock } from "../../ports/clock.ts";
import { query } from "./odata.ts";

export const organizationPath = `/organization${query({ $select: "id,verifiedDomains" })}`;

/** A collection of one: the tenant itself. */
export const organization = z.object({ value: z.array(z.object({ verifiedDomains: z.array(z.object({ name: z.string() })) })) });

/** The tenant's verified domains, kept for an hour: they change once in years and are needed with every invitation. */
export interface OwnDomains {
  /** Lower case; undefined when they must be asked for (again). */
  known(): readonly string[] | undefined;
  learn(answer: z.infer<typeof organization>): readonly string[];
}

const hour = 3_600_000;

export function createOwnDomains(clock: Pick<Clock, "now">): OwnDomains {
  let kept: { readonly domains: readonly string[]; readonly until: number } | undefined;
  const now = (): number => Date.parse(clock.now());
  return {
    known: () => (kept && kept.until > now() ? kept.domains : undefined),
    learn: ({ value }) => {
      const domains = value.flatMap(({ verifiedDomains }) => verifiedDomains.map(({ name }) => name.toLowerCase()));
      kept = { domains, until: now() + hour };
      return domains;
    },
  };
}
