import type { z } from "zod";
import type { Preflight } from "../../domain/preflight.ts";
import type { PreflightQuestion } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Instant } from "../../domain/ids.ts";
import { askBatch } from "./requests/batch.ts";
import type { BatchItem, BatchOptions } from "./requests/batch.ts";
import { contacts, contactsPath } from "./contact.ts";
import { deletedPath, deletedUsers, latestDeleted } from "./deleted-user.ts";
import { directoryUsers } from "./directory-user.ts";
import type { createDomainPolicy } from "./domain-policy.ts";
import { chooseOwner, ownersPath } from "./find-by-email.ts";
import { guestsOfDomainAnswer, guestsOfDomainItem } from "./guests-of-domain.ts";
import { expectAnswer } from "./requests/graph-answer.ts";
import type { GraphAnswer } from "./requests/graph-answer.ts";
import { requesterAnswer, requesterIn, requesterItems, rolesAnswer } from "./requester.ts";
import { instant } from "./user-properties.ts";
import { organization, organizationPath } from "./tenant-facts.ts";
import type { KnownTenant } from "./tenant-facts.ts";

export interface PreflightOptions extends BatchOptions {
  readonly tenant: KnownTenant;
  readonly domainPolicy: ReturnType<typeof createDomainPolicy>;
}

type Answers = ReadonlyMap<string, GraphAnswer>;

/**
 * One `$batch`, and at the same time the allow or deny list, which is in another version of Graph. The batch reads the user that owns or
 * owned the address, the requester, and the tenant unless it is known. Contacts, deleted users, roles and counts help, but aren't required:
 * any answer but a success counts as hidden.
 */
export async function preflight(
  { tenant, domainPolicy, ...options }: PreflightOptions,
  actor: Actor,
  question: PreflightQuestion,
): Promise<Preflight> {
  const known = tenant.known();
  const [answers, policy] = await Promise.all([askBatch(options, actor, itemsFor(actor, question, known === undefined)), domainPolicy()]);
  const facts = { ...addressIn(answers), ...aroundIn(answers, tenant), ...(known && { tenant: known }), domainPolicy: policy };
  const guests = readOptional(guestsOfDomainAnswer, answers.get("guests-of-domain"));
  const at = timeIn(answers);
  return { ...facts, ...(at !== undefined && { at }), ...(guests && { guestsOfDomain: guests["@odata.count"] }) };
}

/** The `date` header: whole seconds of Graph's own clock (RFC 9110). */
function timeIn(answers: Answers): Instant | undefined {
  return instant.safeParse(answers.get("owners")?.header("date")).data;
}

function itemsFor(actor: Actor, { email, requester, countGuests }: PreflightQuestion, withTenant: boolean): readonly BatchItem[] {
  return [
    { id: "owners", path: ownersPath(email) },
    { id: "deleted", path: deletedPath(email) },
    { id: "contacts", path: contactsPath(email) },
    ...requesterItems(actor, requester),
    ...(withTenant ? [{ id: "organization", path: organizationPath }] : []),
    ...(countGuests === true ? [guestsOfDomainItem(email)] : []),
  ];
}

function addressIn(answers: Answers): Pick<Preflight, "existing" | "deleted" | "contact"> {
  const owners = read(directoryUsers, answers.get("owners"), "users by address");
  const deleted = readOptional(deletedUsers, answers.get("deleted"));
  const known = readOptional(contacts, answers.get("contacts"));
  return {
    existing: owners ? (chooseOwner(owners.value) ?? "none") : "not-checked",
    deleted: deleted ? (latestDeleted(deleted.value) ?? "none") : "not-checked",
    contact: known ? (known.value[0] ?? "none") : "not-checked",
  };
}

function aroundIn(answers: Answers, tenant: KnownTenant): Pick<Preflight, "tenant" | "requester"> {
  const requester = read(requesterAnswer, answers.get("requester"), "requester");
  const facts = read(organization, answers.get("organization"), "organization");
  return {
    tenant: facts ? tenant.learn(facts) : "not-checked",
    requester: requester ? requesterIn(requester, readOptional(rolesAnswer, answers.get("roles"))) : "not-checked",
  };
}

/** Undefined when it wasn't asked for or a missing permission hides it; every other refusal is a failure. */
function read<S extends z.ZodType>(schema: S, answer: GraphAnswer | undefined, what: string): z.infer<S> | undefined {
  return answer === undefined || answer.status === 403 ? undefined : expectAnswer(schema, answer, what);
}

/** Undefined unless the answer is a success in the expected shape. */
function readOptional<S extends z.ZodType>(schema: S, answer: GraphAnswer | undefined): z.infer<S> | undefined {
  const parsed = schema.safeParse(answer?.body);
  return answer !== undefined && answer.status < 300 && parsed.success ? parsed.data : undefined;
}
