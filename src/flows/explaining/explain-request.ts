import { readEmail } from "../../domain/email.ts";
import type { EmailProblem } from "../../domain/email.ts";
import { explain } from "../../domain/policy/explain-policy.ts";
import type { Explanation } from "../../domain/policy/explain-policy.ts";
import type { ConversationId, PersonId } from "../../domain/ids.ts";
import type { Policy, PolicyFacts } from "../../domain/policy/policy.ts";
import type { DirectoryUser, Preflight } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";
import { admissionOf } from "../who/admit-person.ts";
import type { Admission } from "../who/admit-person.ts";
import { foreseeRequest } from "./foresee-request.ts";
import type { Count, Fate, TenantSays } from "./foresee-request.ts";
import { asPerson, usersOf } from "../who/list-deciders.ts";
import { gatherFacts } from "../checking/prepare-policy.ts";

type Needs = Pick<
  Ports,
  "clock" | "conversations" | "directory" | "lists" | "log" | "membership" | "policy" | "settings" | "teams" | "terms"
>;

/** A request that nobody has made. */
export interface SupposedRequest {
  /** The requester's user principal name, one of their addresses, or their object id. */
  readonly requester: string;
  readonly email: string;
  readonly inviteAs: PolicyFacts["inviteAs"];
  /** "chat", a channel's id, or the object id of a team's group. */
  readonly home: string;
}

export interface ExplainedRequest {
  readonly kind: "explained";
  readonly requester: { readonly id: PersonId; readonly name: string; readonly userPrincipalName: string };
  readonly email: string;
  readonly inviteAs: PolicyFacts["inviteAs"];
  readonly home: string;
  readonly facts: PolicyFacts;
  readonly explanation: Explanation;
  readonly admission: Admission;
  readonly perDay: Count;
  readonly open: Count;
  readonly tenant: TenantSays;
  readonly fate: Fate;
  /** Whom Graph would see as the inviter, when it goes out. */
  readonly sender: "requester" | "approver" | "app";
}

export type ExplainOutcome =
  ExplainedRequest | { readonly kind: "email-problem"; readonly problem: EmailProblem } | { readonly kind: "unknown-requester" };

const oneDay = 86_400_000;

/**
 * What the policy says of a request that somebody could make now, and why. Changes nothing.
 * @throws GuestlistError `directory-refused` when the app may not read users; `directory-unavailable`, `teams-unavailable`, `throttled`.
 */
export async function explainRequest(ports: Needs, supposed: SupposedRequest): Promise<ExplainOutcome> {
  const read = readEmail(supposed.email);
  if (read.kind === "problem") return { kind: "email-problem", problem: read.problem };
  const user = await findRequester(ports, supposed.requester);
  if (!user) return { kind: "unknown-requester" };
  const requester = { id: asPerson(user.id), name: user.displayName, userPrincipalName: user.userPrincipalName };
  const policy = await ports.policy.current();
  const asked = { id: requester.id, email: read.email, supposed };
  const [{ facts, roles }, admission, counts, allows] = await Promise.all([
    factsOf(ports, policy, asked),
    admissionOf(ports, { person: requester.id, tenantId: ports.terms.tenantId }),
    countsOf(ports, policy, requester.id),
    ports.membership.invitePolicy(),
  ]);
  const explanation = explain(policy, facts);
  const { inviteAs, home } = supposed;
  const known = {
    policy,
    requester: requester.id,
    isGuest: user.userType === "Guest",
    inviteAs,
    explanation,
    admission,
    ...counts,
    tenant: { allows, roles },
  };
  const fate = await foreseeRequest(ports, known);
  const told = { explanation, admission, ...counts, tenant: known.tenant, fate, sender: senderOf(ports, fate) };
  return { kind: "explained", requester, email: read.email, inviteAs, home, facts, ...told };
}

const objectId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

async function findRequester({ directory }: Needs, wanted: string): Promise<DirectoryUser | undefined> {
  if (!objectId.test(wanted)) return directory.findByEmail({ kind: "app" }, wanted);
  const id = wanted.toLowerCase() as PersonId;
  return (await usersOf({ directory }, [id])).get(id);
}

interface Asked {
  readonly id: PersonId;
  readonly email: string;
  readonly supposed: SupposedRequest;
}

/** What is asked as the requester when they ask is asked as the app here: a person's own token may show more, or less. */
async function factsOf(ports: Needs, policy: Policy, { id, email, supposed: { inviteAs, home } }: Asked) {
  const options = inviteAs === "member" ? ({ userType: "Member" } as const) : {};
  const wanted = { email, requester: { id }, home: { conversation: home as ConversationId }, options };
  const [factsWith, { requester }] = await Promise.all([
    gatherFacts(ports, policy, wanted),
    ports.directory.preflight({ kind: "app" }, { email, requester: id }),
  ]);
  const facts = factsWith(requester);
  const homes = objectId.test(home) ? [home.toLowerCase()] : facts.homes;
  return { facts: { ...facts, homes }, roles: await rolesOf(ports, id, requester) };
}

async function rolesOf({ membership }: Needs, id: PersonId, requester: Preflight["requester"]) {
  const read = requester === "not-checked" ? requester : requester.roles;
  return read === "not-checked" ? membership.rolesOf(id) : read;
}

async function countsOf({ lists, clock }: Needs, { caps: { perDay, pending } }: Policy, requester: PersonId) {
  const [today, open] = await Promise.all([lists.countRequested(requester, clock.later(-oneDay)), lists.countOpen({ requester })]);
  return { perDay: counted(today, perDay), open: counted(open, pending) };
}

function counted(count: number, limit: number | undefined): Count {
  return { count, ...(limit !== undefined && { limit }) };
}

function senderOf({ terms }: Needs, { kind }: Fate): ExplainedRequest["sender"] {
  if (terms.inviteAs === "app") return "app";
  return kind === "asks" ? "approver" : "requester";
}
