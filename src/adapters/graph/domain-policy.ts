import { z } from "zod";
import type { Clock } from "../../ports/clock.ts";
import type { DomainPolicy } from "../../domain/preflight.ts";
import type { GraphAnswer } from "./graph-answer.ts";
import type { GraphClient } from "./graph-client.ts";

const fiveMinutes = 300_000;
/** It is asked beside the preflight's batch and must not hold it up. */
const timeoutMs = 3_000;

const domains = z.array(z.string()).nullish();
const policies = z.object({ value: z.array(z.object({ isOrganizationDefault: z.boolean().nullish(), definition: z.array(z.string()) })) });
const definition = z.object({
  B2BManagementPolicy: z.object({
    InvitationsAllowedAndBlockedDomainsPolicy: z.object({ AllowedDomains: domains, BlockedDomains: domains }).nullish(),
  }),
});

type Known = DomainPolicy | "not-checked";

/**
 * The tenant's allow or deny list of partner domains. Only beta has it, as a JSON text in the tenant's default
 * b2bManagementPolicy; without one nothing is forbidden. Asked as the app, so that one answer serves everybody, and kept for
 * five minutes, a missing permission too; what fails otherwise is "not-checked" this once: Graph itself decides then.
 */
export function createDomainPolicy(graph: GraphClient, clock: Pick<Clock, "now">): () => Promise<Known> {
  let kept: { readonly answer: Known; readonly until: number } | undefined;
  const now = (): number => Date.parse(clock.now());

  return async () => {
    if (kept && kept.until > now()) return kept.answer;
    const [asked] = await Promise.allSettled([ask(graph)]);
    if (asked.status === "rejected" || asked.value.status >= 500) return "not-checked";
    const answer = read(asked.value);
    kept = { answer, until: now() + fiveMinutes };
    return answer;
  };
}

async function ask(graph: GraphClient): Promise<GraphAnswer> {
  const path = "/policies/b2bManagementPolicies";
  return graph.send({ actor: { kind: "app" }, path, version: "beta", idempotent: false, timeoutMs });
}

function read({ status, body }: GraphAnswer): Known {
  const parsed = policies.safeParse(body);
  if (status >= 300 || !parsed.success) return "not-checked";
  const own = parsed.data.value.find(({ isOrganizationDefault }) => isOrganizationDefault);
  return own ? policyIn(own.definition[0] ?? "") : { kind: "any" };
}

const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "not JSON" });
    return z.NEVER;
  }
});

function policyIn(text: string): Known {
  const parsed = jsonText.pipe(definition).safeParse(text);
  if (!parsed.success) return "not-checked";
  const lists = parsed.data.B2BManagementPolicy.InvitationsAllowedAndBlockedDomainsPolicy;
  const allowed = lowerCase(lists?.AllowedDomains);
  const blocked = lowerCase(lists?.BlockedDomains);
  if (allowed.length > 0) return { kind: "only", domains: allowed };
  return blocked.length > 0 ? { kind: "all-but", domains: blocked } : { kind: "any" };
}

function lowerCase(names: readonly string[] | null | undefined): readonly string[] {
  return (names ?? []).map((name) => name.toLowerCase());
}
