import type { z } from "zod";
import type { Preflight, Requester } from "../../domain/preflight.ts";
import type { PreflightQuestion } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Instant } from "../../domain/ids.ts";
import { askBatch } from "./requests/batch.ts";
import type { BatchItem, BatchOptions } from "./requests/batch.ts";
import { contacts, contactsPath } from "./contact.ts";
import { deletedPath, deletedUsers, latestDeleted } from "./deleted-user.ts";
import type { createDomainPolicy } from "./domain-policy.ts";
import type { DirectoryRoles } from "./directory-roles.ts";
import { ownersPath, readOwner } from "./find-by-email.ts";
import { guestsOfDomainAnswer, guestsOfDomainItem } from "./guests-of-domain.ts";
import { namesakeItem, namesakes } from "./namesakes.ts";
import { isGuestlistError } from "../../errors.ts";
import { expectAnswer, isHidden } from "./requests/graph-answer.ts";
import type { GraphAnswer } from "./requests/graph-answer.ts";
import { signInNamesItem, usersBySignInName } from "./sign-in-names.ts";
import { requesterAnswer, requesterIn, requesterItem } from "./requester.ts";
import { instant } from "./user-properties.ts";
import { organization, organizationPath } from "./tenant-facts.ts";
import type { KnownTenant } from "./tenant-facts.ts";

export interface PreflightOptions extends BatchOptions {
  readonly tenant: KnownTenant;
  readonly domainPolicy: ReturnType<typeof createDomainPolicy>;
  readonly roles: DirectoryRoles;
}

type Answers = ReadonlyMap<string, GraphAnswer>;

/**
 * One `$batch`, and at the same time the allow or deny list, which is in another version of Graph. The batch reads the user that owns or
 * owned the address, the requester, and the tenant unless it is known. Contacts, deleted users, roles and counts help, but aren't required:
 * any answer but a success counts as hidden. If Graph refuses the filter for the address or the question for the roles, they are asked in
 * another way, which costs a second round trip.
 */
export async function preflight(
  { tenant, domainPolicy, ...options }: PreflightOptions,
  actor: Actor,
  question: PreflightQuestion,
): Promise<Preflight> {
  const known = tenant.known();
  const [answers, policy] = await Promise.all([
    askBatch(options, actor, itemsFor(options.roles, actor, question, known === undefined)),
    domainPolicy(),
  ]);
  const [existing, roles] = await Promise.all([ownerIn(options, actor, question, answers), rolesIn(options, actor, question, answers)]);
  const named = usersBySignInName(answers.get("sign-in-names"));
  const facts = {
    existing: existing === "none" ? (named?.[0] ?? existing) : existing,
    ...(named === undefined && { signInNames: "not-checked" as const }),
    ...formerIn(answers),
    ...aroundIn(answers, tenant, roles),
    ...accountIn(answers.get("requester")),
    ...(known && { tenant: known }),
    domainPolicy: policy,
  };
  const at = timeIn(answers);
  return { ...facts, ...(at !== undefined && { at }), ...othersIn(answers) };
}

/** What was asked for only where it matters. */
function othersIn(answers: Answers): Pick<Preflight, "guestsOfDomain" | "isNameTaken"> {
  const guests = readOptional(guestsOfDomainAnswer, answers.get("guests-of-domain"));
  const named = readOptional(namesakes, answers.get("namesake"));
  return { ...(guests && { guestsOfDomain: guests["@odata.count"] }), ...(named && { isNameTaken: named.value.length > 0 }) };
}

/** The `date` header: whole seconds of Graph's own clock (RFC 9110). */
function timeIn(answers: Answers): Instant | undefined {
  return instant.safeParse(answers.get("owners")?.header("date")).data;
}

function itemsFor(
  roles: DirectoryRoles,
  actor: Actor,
  { email, requester, countGuests, displayName }: PreflightQuestion,
  withTenant: boolean,
): readonly BatchItem[] {
  const signInNames = signInNamesItem(email);
  return [
    { id: "owners", path: ownersPath(email) },
    { id: "deleted", path: deletedPath(email) },
    { id: "contacts", path: contactsPath(email) },
    ...(signInNames ? [signInNames] : []),
    requesterItem(actor, requester),
    roles.item(actor, requester),
    ...(withTenant ? [{ id: "organization", path: organizationPath }] : []),
    ...(countGuests === true ? [guestsOfDomainItem(email)] : []),
    ...(displayName === undefined ? [] : [namesakeItem(displayName)]),
  ];
}

type Options = BatchOptions & Pick<PreflightOptions, "roles">;

async function ownerIn(options: Options, actor: Actor, { email }: PreflightQuestion, answers: Answers): Promise<Preflight["existing"]> {
  const answer = answers.get("owners");
  return answer ? readOwner(options, actor, email, answer) : "not-checked";
}

async function rolesIn({ roles }: Options, actor: Actor, { requester }: PreflightQuestion, answers: Answers): Promise<Requester["roles"]> {
  const answer = answers.get("roles");
  try {
    return answer ? await roles.read(actor, requester, answer) : "not-checked";
  } catch (error) {
    if (!isGuestlistError(error)) throw error;
    return "not-checked";
  }
}

function formerIn(answers: Answers): Pick<Preflight, "deleted" | "contact"> {
  const deleted = readOptional(deletedUsers, answers.get("deleted"));
  const known = readOptional(contacts, answers.get("contacts"));
  return {
    deleted: deleted ? (latestDeleted(deleted.value) ?? "none") : "not-checked",
    contact: known ? (known.value[0] ?? "none") : "not-checked",
  };
}

function aroundIn(answers: Answers, tenant: KnownTenant, roles: Requester["roles"]): Pick<Preflight, "tenant" | "requester"> {
  const answer = answers.get("requester");
  const requester = answer?.status === 404 ? undefined : read(requesterAnswer, answer, "requester");
  const facts = read(organization, answers.get("organization"), "organization");
  return {
    tenant: facts ? tenant.learn(facts) : "not-checked",
    requester: requester ? requesterIn(requester, roles) : "not-checked",
  };
}

/** A deleted user can't be found by id (Microsoft: Delete user). */
function accountIn(answer: GraphAnswer | undefined): Pick<Preflight, "requesterAccount"> {
  if (answer?.status === 404) return { requesterAccount: "deleted" };
  const requester = readOptional(requesterAnswer, answer);
  return requester?.accountEnabled === false ? { requesterAccount: "disabled" } : {};
}

/** Undefined when it wasn't asked for, or Graph doesn't tell it; every other refusal is a failure. */
function read<S extends z.ZodType>(schema: S, answer: GraphAnswer | undefined, what: string): z.infer<S> | undefined {
  return answer === undefined || isHidden(answer) ? undefined : expectAnswer(schema, answer, what);
}

/** Undefined unless the answer is a success in the expected shape. */
function readOptional<S extends z.ZodType>(schema: S, answer: GraphAnswer | undefined): z.infer<S> | undefined {
  const parsed = schema.safeParse(answer?.body);
  return answer !== undefined && answer.status < 300 && parsed.success ? parsed.data : undefined;
}
