import { cautionsOnCard } from "../../domain/caution.ts";
import type { CautionKind } from "../../domain/caution.ts";
import type { EmailKey, InvitationId, PersonId } from "../../domain/ids.ts";
import { openStates } from "../../domain/invitation.ts";
import { isImported } from "../../domain/is-imported.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Inviter } from "../../domain/invite-identity.ts";
import { wasApproved } from "../../domain/judge-request.ts";
import type { Use } from "../../domain/verdict.ts";
import { applyPolicy } from "../../domain/policy/apply-policy.ts";
import { checkOptions } from "../../domain/policy/check-options.ts";
import type { PolicyFacts } from "../../domain/policy/policy.ts";
import type { Preflight } from "../../domain/preflight.ts";
import type { RequestFacts, WantedInvitation } from "../../domain/request-facts.ts";
import { isGuestlistError } from "../../errors.ts";
import type { PreflightQuestion } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";
import { findApprovalsPlace } from "../who/find-approvals-place.ts";
import { isRequesterAdmitted } from "../who/admit-person.ts";
import { readInvitePermission } from "../who/read-invite-permission.ts";
import type { PermissionFacts } from "../who/read-invite-permission.ts";
import type { SignedIn } from "../who/sign-in.ts";
import { checkCaps } from "./check-caps.ts";
import { checkColleagues } from "./check-colleagues.ts";
import { gatherPolicyFacts } from "./gather-policy-facts.ts";
import { knownDomains } from "./known-domains.ts";

export type GatherNeeds = Pick<
  Ports,
  | "clock"
  | "conversations"
  | "directory"
  | "invitations"
  | "lists"
  | "log"
  | "membership"
  | "policy"
  | "posts"
  | "settings"
  | "teams"
  | "terms"
>;

/** The request to judge, and the people and identities behind it. */
export interface Question {
  readonly use: Use;
  readonly wanted: WantedInvitation & Pick<Invitation, "replaces"> & SupposedParts;
  /** The person who presses. */
  readonly by: PersonId;
  /** The person who approves, or has approved. */
  readonly approver?: PersonId | undefined;
  /** The identity that reads from Graph. */
  readonly reader: Actor;
  /** The identity that would invite: the reader, except in an explanation. */
  readonly inviter: Inviter;
  /** The claims in the token of the person who presses. */
  readonly tokenClaims: Pick<SignedIn, "roles" | "isGuest">;
  readonly approvedBy: RequestFacts["approvedBy"];
  readonly confirmed: readonly CautionKind[];
  readonly refusedByGraph?: boolean;
  /** Whether an administrator wants to set the policy aside; absent: as the invitation says. */
  readonly policySetAside?: boolean;
  /** Whether to count the guests of the partner's domain, for the approvers. */
  readonly countGuests?: boolean;
}

interface SupposedParts {
  readonly id: InvitationId;
  readonly emailKey: EmailKey;
  readonly home: Pick<Invitation["home"], "conversation">;
}

export interface GatheredFacts extends RequestFacts {
  readonly policyFacts: PolicyFacts;
}

/**
 * Collects all facts about a request; the only place that does. All questions are asked at the same time, so they cost one Graph round
 * trip: the preflight's batch. A fact that a missing permission hides is "not-checked". Changes nothing.
 * @throws GuestlistError `sign-in-challenged` (see `gatherSignedIn`), `directory-unavailable`, `teams-unavailable` or `throttled`.
 */
export async function gatherFacts(ports: GatherNeeds, question: Question): Promise<GatheredFacts> {
  const { use, wanted, by, reader, approvedBy, confirmed, inviter, refusedByGraph = false } = question;
  const policy = await ports.policy.current();
  const mayAsk = use === "request" || use === "explanation";
  const holder = await openOfOthers(ports, wanted);
  const permissionMatters = mayAsk || holder?.state.kind === "awaiting-approval"; // only who surely may invite ends another's request
  const [preflight, colleagues, factsWith, requesterAdmitted, permission, cap, place, domains] = await Promise.all([
    ports.directory.preflight(reader, preflightQuestion(question)),
    checkColleagues(ports, reader, wanted),
    gatherPolicyFacts(ports, policy, wanted),
    isRequesterAdmitted(ports, policy, { requester: wanted.requester.id, by }),
    readInvitePermission(ports, { ...question, requester: wanted.requester.id, mayAsk: permissionMatters }),
    wasApproved(approvedBy) ? undefined : checkCaps(ports, policy.caps, wanted),
    mayAsk ? findApprovalsPlace(ports) : undefined,
    knownDomains(ports, policy),
  ]);
  const policyFacts = factsWith(preflight);
  return {
    wanted,
    inviter,
    preflight,
    colleagues,
    guestsMayAsk: policy.users.guests,
    requesterAdmitted,
    policyFacts,
    policy: applyPolicy(policy, policyFacts),
    restricted: checkOptions(policy, policyFacts),
    policySetAside: question.policySetAside ?? wanted.override !== undefined,
    ...permission,
    rights: withPreflight(permission.rights, inviter, preflight),
    refusedByGraph,
    cap,
    open: holder && !isImported(holder) ? holder : ((await openOfGuest(ports, preflight)) ?? holder),
    approvalsChannel: place?.channel,
    knownDomains: domains,
    approvedBy,
    confirmed,
  };
}

export type ResendFactsNeeds = Pick<Ports, "directory" | "log" | "membership" | "policy" | "teams" | "terms">;

/**
 * Collects the facts for another mail or a new link of a sent invitation. It was judged when it went out, so only the policy, the senders'
 * rights, and whether the requester is still there are asked again. What was approved stays approved.
 * @throws GuestlistError `directory-unavailable`, `teams-unavailable` or `throttled`.
 */
export async function gatherResendFacts(
  ports: ResendFactsNeeds,
  { actor, ...tokenClaims }: SignedIn,
  {
    invitation,
    by,
    confirmed = [],
  }: { readonly invitation: Invitation; readonly by: PersonId; readonly confirmed?: readonly CautionKind[] },
): Promise<RequestFacts> {
  const decision = invitation.approval?.decision;
  const people = { inviter: actor, requester: invitation.requester.id, approver: decision?.by, by, tokenClaims, mayAsk: false };
  const [permission, asked] = await Promise.all([readInvitePermission(ports, people), askAgain(ports, actor, { invitation, by })]);
  return {
    ...nothingLookedUp,
    ...permission,
    ...asked,
    approvedBy: decision?.kind === "approved" ? "all" : [],
    wanted: invitation,
    policySetAside: invitation.override !== undefined,
    inviter: actor,
    confirmed: [...cautionsOnCard, ...confirmed],
  };
}

/** What the policy says now, and whether the requester is still there. */
async function askAgain(
  ports: ResendFactsNeeds,
  reader: Actor,
  { invitation, by }: { readonly invitation: Invitation; readonly by: PersonId },
): Promise<Pick<RequestFacts, "preflight" | "requesterAdmitted" | "policy" | "restricted">> {
  const requester = invitation.requester.id;
  const policy = await ports.policy.current();
  const [seen, factsWith, requesterAdmitted] = await Promise.all([
    preflightAgain(ports, reader, { email: invitation.email, requester }),
    gatherPolicyFacts(ports, policy, invitation),
    isRequesterAdmitted(ports, policy, { requester, by }),
  ]);
  const facts = factsWith(seen);
  const { requesterAccount } = seen;
  const preflight = { ...nothingSeen, ...(requesterAccount && { requesterAccount }) };
  return { preflight, requesterAdmitted, policy: applyPolicy(policy, facts), restricted: checkOptions(policy, facts) };
}

/** If Graph wants the person to prove again who they are, the app reads instead; the POST that follows says so to the person. */
async function preflightAgain(
  { directory }: Pick<Ports, "directory">,
  actor: Actor,
  question: PreflightQuestion,
): Promise<Pick<Preflight, "requester" | "requesterAccount" | "tenant">> {
  try {
    return await directory.preflight(actor, question);
  } catch (error) {
    if (!isGuestlistError(error, "sign-in-challenged")) throw error;
    return directory.preflight({ kind: "app" }, question);
  }
}

const nothingSeen = {
  tenant: "not-checked",
  existing: "not-checked",
  deleted: "not-checked",
  contact: "not-checked",
  domainPolicy: "not-checked",
  requester: "not-checked",
} as const;

const nothingLookedUp = {
  colleagues: undefined,
  guestsMayAsk: true, // the sign-in has checked the person who presses
  refusedByGraph: false,
  cap: undefined,
  open: undefined,
  approvalsChannel: undefined,
  knownDomains: [],
} as const satisfies Partial<RequestFacts>;

function preflightQuestion({ wanted, countGuests }: Question): PreflightQuestion {
  const { displayName } = wanted.options;
  const more = { ...(countGuests !== undefined && { countGuests }), ...(displayName !== undefined && { displayName }) };
  return { email: wanted.email, requester: wanted.requester.id, ...more };
}

/** The requester's rights with those of the preflight. Graph's roles come first for a person who invites in their own name, the token's where the app invites. */
function withPreflight(
  [requester, ...others]: PermissionFacts["rights"],
  inviter: Inviter,
  { requester: seen }: Preflight,
): PermissionFacts["rights"] {
  if (seen === "not-checked") return [requester, ...others];
  const [first, second] = inviter.kind === "person" ? [seen.roles, requester.roles] : [requester.roles, seen.roles];
  const roles = first === "not-checked" ? second : first;
  return [{ roles, isGuest: requester.isGuest || seen.userType === "Guest" }, ...others];
}

async function openOfOthers({ invitations }: GatherNeeds, { emailKey, id }: SupposedParts): Promise<Invitation | undefined> {
  const holder = await invitations.findOpen(emailKey);
  return holder?.id === id ? undefined : holder;
}

/** The guest's open invitation, to another address or from a second press of this form; rather one that was asked for here. */
async function openOfGuest({ invitations }: GatherNeeds, { existing }: Preflight): Promise<Invitation | undefined> {
  if (typeof existing !== "object") return undefined;
  const ours = (await invitations.findByGuests([existing.id])).filter(({ state }) => openStates.includes(state.kind));
  return ours.find((one) => !isImported(one)) ?? ours[0];
}
