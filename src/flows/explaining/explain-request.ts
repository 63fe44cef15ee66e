import { readEmail } from "../../domain/email.ts";
import type { EmailProblem } from "../../domain/email.ts";
import type { ConversationId, EmailKey, PersonId } from "../../domain/ids.ts";
import { redirectProblem } from "../../domain/field-checks.ts";
import { requesterRoles } from "../../domain/judge-request.ts";
import type { DirectoryRole } from "../../domain/policy/directory-role.ts";
import { explain } from "../../domain/policy/explain-policy.ts";
import type { Explanation } from "../../domain/policy/explain-policy.ts";
import type { InvitePolicy } from "../../domain/policy/may-invite.ts";
import { isObjectId } from "../../domain/object-id.ts";
import type { Policy, PolicyFacts } from "../../domain/policy/policy.ts";
import { mailsOf } from "../../domain/pace/mails.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import { gatherFacts } from "../checking/gather-facts.ts";
import type { GatherNeeds, Question } from "../checking/gather-facts.ts";
import { supposedQuestion } from "../checking/supposed-question.ts";
import { admissionOf } from "../who/admit-person.ts";
import type { Admission } from "../who/admit-person.ts";
import { usersOf } from "../who/list-deciders.ts";
import { foreseeFate } from "./foresee-fate.ts";
import type { Fate } from "./foresee-fate.ts";

type Needs = GatherNeeds;

/** A hypothetical request. */
export interface SupposedRequest {
  /** The requester's user principal name, one of their addresses, or their object id. */
  readonly requester: string;
  readonly email: string;
  readonly inviteAs: PolicyFacts["inviteAs"];
  /** "chat", a channel's id, or the object id of a team's group. */
  readonly home: string;
  /** Who would get a copy of the mail. */
  readonly cc?: string;
  /** Where the partner would land; absent: on the configuration's page. */
  readonly page?: string;
  /** Whether the mail would have a message. */
  readonly message?: boolean;
}

/** How many invitations a person has asked for, and how many they may. */
export interface Count {
  readonly count: number;
  readonly limit?: number;
}

/** Who may invite in the tenant, and the requester's roles. */
export interface TenantSays {
  readonly allows: InvitePolicy | "not-checked";
  readonly roles: readonly DirectoryRole[] | "not-checked";
}

export interface ExplainedRequest {
  readonly kind: "explained";
  readonly requester: { readonly id: PersonId; readonly name: string; readonly userPrincipalName: string };
  readonly email: string;
  readonly cc?: string;
  readonly inviteAs: PolicyFacts["inviteAs"];
  readonly home: string;
  readonly facts: PolicyFacts;
  readonly explanation: Explanation;
  readonly admission: Admission;
  readonly perDay: Count;
  readonly open: Count;
  readonly tenant: TenantSays;
  readonly fate: Fate;
  /** The identity that Graph would record as the inviter, if it goes out. */
  readonly sender: "requester" | "approver" | "app";
}

export type ExplainOutcome =
  | ExplainedRequest
  | { readonly kind: "email-problem" | "cc-problem"; readonly problem: EmailProblem }
  | { readonly kind: "page-problem" }
  | { readonly kind: "unknown-requester" };

/**
 * Explains what would happen to a request that a person could make now, and why: it gathers the facts and judges them exactly as a real
 * request does, but reads as the app. Changes nothing.
 * @throws GuestlistError `directory-refused` when the app may not read users; `directory-unavailable`, `teams-unavailable`, `throttled`.
 */
export async function explainRequest(ports: Needs, supposed: SupposedRequest): Promise<ExplainOutcome> {
  const read = readEmail(supposed.email);
  if (read.kind === "problem") return { kind: "email-problem", problem: read.problem };
  const cc = supposed.cc === undefined ? undefined : readEmail(supposed.cc);
  if (cc?.kind === "problem") return { kind: "cc-problem", problem: cc.problem };
  if (supposed.page !== undefined && redirectProblem(supposed.page) === "redirect-malformed") return { kind: "page-problem" };
  const user = await findRequester(ports, supposed.requester);
  if (!user) return { kind: "unknown-requester" };
  const id = user.id;
  const policy = await ports.policy.current();
  const [facts, admission, counts] = await Promise.all([
    gatherFacts(ports, questionOf(ports, user, { ...supposed, email: read.email, key: read.key, ...(cc && { cc: cc.email }) })),
    admissionOf(ports, { person: id, tenantId: ports.terms.tenantId }),
    countsOf(ports, policy, id),
  ]);
  const fate = await foreseeFate(ports, { policy, facts, admission });
  return {
    kind: "explained",
    requester: { id, name: user.displayName, userPrincipalName: user.userPrincipalName },
    email: read.email,
    ...(cc && { cc: cc.email }),
    inviteAs: supposed.inviteAs,
    home: supposed.home,
    facts: facts.policyFacts,
    explanation: explain(policy, facts.policyFacts),
    admission,
    ...counts,
    tenant: { allows: facts.invitePolicy, roles: requesterRoles(facts) },
    fate,
    sender: senderOf(ports, fate),
  };
}

async function findRequester({ directory }: Needs, wanted: string): Promise<DirectoryUser | undefined> {
  if (!isObjectId(wanted)) return directory.findByEmail({ kind: "app" }, wanted);
  const id = wanted.toLowerCase() as PersonId;
  return (await usersOf({ directory }, [id])).get(id);
}

type Read = SupposedRequest & { readonly key: EmailKey };

/** The same question as a real request's, with the answers that the app gets. */
function questionOf(ports: Needs, { id, userType }: DirectoryUser, read: Read): Question {
  const { email, key: emailKey, inviteAs, home, cc, page, message = false } = read;
  const options = {
    ...(cc !== undefined && { cc }),
    ...(page !== undefined && { redirectUrl: page }),
    ...(message && { message: "…" }),
  };
  const supposed = { requester: { id, isGuest: userType === "Guest" }, email, emailKey, home: home as ConversationId, options };
  return supposedQuestion(ports, { ...supposed, ...(inviteAs === "member" && { userType: "Member" as const }) });
}

async function countsOf({ lists, posts, clock }: Needs, { caps: { perDay, pending } }: Policy, requester: PersonId) {
  const [ledger, open] = await Promise.all([posts.read(), lists.countOpen({ requester })]);
  return { perDay: counted(mailsOf(ledger.posts, requester, clock.now()), perDay), open: counted(open, pending) };
}

function counted(count: number, limit: number | undefined): Count {
  return { count, ...(limit !== undefined && { limit }) };
}

function senderOf({ terms }: Needs, { kind }: Fate): ExplainedRequest["sender"] {
  if (terms.inviteAs === "app") return "app";
  return kind === "asks" ? "approver" : "requester";
}
