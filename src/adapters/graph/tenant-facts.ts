import { z } from "zod";
import type { Clock } from "../../ports/clock.ts";
import type { TenantFacts } from "../../domain/preflight.ts";
import { query } from "./requests/odata.ts";

export const organizationPath = `/organization${query({ $select: "id,displayName,verifiedDomains" })}`;

const domain = z.object({ name: z.string(), isInitial: z.boolean().nullish(), isDefault: z.boolean().nullish() });

/** A collection of one: the tenant itself. */
export const organization = z.object({ value: z.array(z.object({ displayName: z.string().nullish(), verifiedDomains: z.array(domain) })) });

/** The tenant itself, kept for an hour: it changes once in years, and every invitation needs it. */
export interface KnownTenant {
  /** Undefined when it must be read (again). */
  known(): TenantFacts | undefined;
  learn(answer: z.infer<typeof organization>): TenantFacts;
}

const hour = 3_600_000;

export function createKnownTenant(clock: Pick<Clock, "now">): KnownTenant {
  let kept: { readonly facts: TenantFacts; readonly until: number } | undefined;
  const now = (): number => Date.parse(clock.now());
  return {
    known: () => (kept && kept.until > now() ? kept.facts : undefined),
    learn: (answer) => {
      const facts = factsIn(answer);
      kept = { facts, until: now() + hour };
      return facts;
    },
  };
}

function factsIn({ value }: z.infer<typeof organization>): TenantFacts {
  const domains = value.flatMap(({ verifiedDomains }) => verifiedDomains.map((each) => ({ ...each, name: each.name.toLowerCase() })));
  const initialDomain = domains.find(({ isInitial }) => isInitial)?.name;
  const defaultDomain = domains.find(({ isDefault }) => isDefault)?.name;
  return {
    name: value[0]?.displayName ?? "",
    domains: domains.map(({ name }) => name),
    ...(initialDomain !== undefined && { initialDomain }),
    ...(defaultDomain !== undefined && { defaultDomain }),
  };
}
