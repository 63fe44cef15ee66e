import type { Clock } from "../../ports/clock.ts";
import type { Directory } from "../../ports/directory.ts";
import type { HttpRetry } from "../http-retry.ts";
import { createDomainPolicy } from "./domain-policy.ts";
import { createDirectoryRoles } from "./directory-roles.ts";
import { deleteGuest, findDeleted, restoreGuest } from "./deleted-guests.ts";
import { findByEmail } from "./find-by-email.ts";
import { findByIds } from "./find-by-ids.ts";
import type { GraphClient } from "./requests/graph-client.ts";
import { invite } from "./invite.ts";
import { preflight } from "./preflight.ts";
import { createKnownTenant } from "./tenant-facts.ts";
import { createTypeOf } from "./type-of.ts";

interface Options {
  readonly graph: GraphClient;
  /** The client's own retries; they also repeat single items of a batch. */
  readonly retry: HttpRetry;
  readonly clock: Pick<Clock, "now">;
}

/**
 * The tenant's users through Microsoft Graph. In addition to the port's errors, all but `invite` throw `directory-unavailable`,
 * `directory-refused` or `directory-answer-unexpected`.
 */
export function createDirectory({ graph, retry, clock }: Options): Directory {
  const tenant = createKnownTenant(clock);
  const domainPolicy = createDomainPolicy(graph, clock);
  const roles = createDirectoryRoles(graph, clock);
  return {
    preflight: async (actor, question) => preflight({ graph, retry, tenant, domainPolicy, roles }, actor, question),
    invite: async (actor, request) => invite(graph, actor, request),
    findByEmail: async (actor, email) => findByEmail({ graph, retry }, actor, email),
    findByIds: async (actor, ids, how) => findByIds({ graph, retry }, actor, ids, how),
    typeOf: createTypeOf(graph, clock),
    deleteGuest: async (guest) => deleteGuest(graph, guest),
    restoreGuest: async (guest) => restoreGuest(graph, guest),
    findDeleted: async (guest) => findDeleted(graph, guest),
  };
}
