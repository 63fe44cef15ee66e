import { z } from "zod";
import { jsonText } from "../json-text.ts";
import { keepAnswer } from "./requests/keep-answer.ts";
import type { Clock } from "../../ports/clock.ts";
import type { DomainPolicy } from "../../domain/preflight.ts";
import { GuestlistError } from "../../errors.ts";
import type { GraphAnswer } from "./requests/graph-answer.ts";
import type { GraphClient } from "./requests/graph-client.ts";

const fiveMinutes = 300_000;
/** Read at the same time as the preflight's batch, which must not wait longer for it. */
const timeoutMs = 3_000;

const domains = z.array(z.string()).nullish();
const policies = z.object({ value: z.array(z.object({ isOrganizationDefault: z.boolean().nullish(), definition: z.array(z.string()) })) });
const definition = jsonText(
  z.object({
    B2BManagementPolicy: z.object({
      InvitationsAllowedAndBlockedDomainsPolicy: z.object({ AllowedDomains: domains, BlockedDomains: domains }).nullish(),
    }),
  }),
);

type Known = DomainPolicy | "not-checked";

/**
 * The tenant's allow or deny list of partner domains. Only beta has it, as a JSON text in the tenant's default b2bManagementPolicy; without
 * one every domain is allowed. Read as the app, so that one answer serves everybody, and kept for five minutes; a missing permission is
 * kept, too. After any other failure the answer is "not-checked" this time only: Graph itself decides then.
 */
export function createDomainPolicy(graph: GraphClient, clock: Pick<Clock, "now">): () => Promise<Known> {
  const ask = keepAnswer({ clock, load: () => read(graph), keepMs: { answer: fiveMinutes, failure: 0 } });
  return async () => ask().catch(() => "not-checked" as const);
}

async function read(graph: GraphClient): Promise<Known> {
  const path = "/policies/b2bManagementPolicies";
  const answer = await graph.send({ actor: { kind: "app" }, path, version: "beta", idempotent: false, timeoutMs });
  if (answer.status >= 500) throw new GuestlistError("directory-unavailable", "The domain policy can't be read", { status: answer.status });
  return knownIn(answer);
}

function knownIn({ status, body }: GraphAnswer): Known {
  const parsed = policies.safeParse(body);
  if (status >= 300 || !parsed.success) return "not-checked";
  const own = parsed.data.value.find(({ isOrganizationDefault }) => isOrganizationDefault);
  return own ? policyIn(own.definition[0] ?? "") : { kind: "any" };
}

function policyIn(text: string): Known {
  const parsed = definition.safeParse(text);
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
