import { namedDomains } from "../../domain/policy/named-domains.ts";
import type { Policy } from "../../domain/policy/policy.ts";
import type { Ports } from "../../ports/ports.ts";

/** Of the newest acceptances. */
const mostRead = 1_000;

/** The domains that the company works with, lower case: the policy names them, or partners there have accepted invitations. */
export async function knownDomains({ lists }: Pick<Ports, "lists">, policy: Policy): Promise<readonly string[]> {
  return [...new Set([...namedDomains(policy), ...(await lists.listAcceptedDomains(mostRead))])];
}
