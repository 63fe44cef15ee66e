import type { ApprovalReason } from "../../domain/approval.ts";
import { mayInviteMembers } from "../../domain/policy/directory-role.ts";
import type { DirectoryRole } from "../../domain/policy/directory-role.ts";
import type { Explanation } from "../../domain/policy/explain-policy.ts";
import type { PersonId } from "../../domain/ids.ts";
import { mayInvite, mayNotInvite } from "../../domain/policy/may-invite.ts";
import type { InvitePolicy } from "../../domain/policy/may-invite.ts";
import { approverSet } from "../../domain/policy/policy.ts";
import type { ApproverSet, Policy } from "../../domain/policy/policy.ts";
import type { Ports } from "../../ports/ports.ts";
import type { Admission } from "../who/admit-person.ts";
import { findApprovalsPlace } from "../who/find-approvals-place.ts";
import { listDeciders } from "../who/list-deciders.ts";
import type { Decider, Deciders } from "../who/list-deciders.ts";

type Needs = Pick<Ports, "conversations" | "directory" | "membership" | "policy" | "settings" | "teams" | "terms">;

/** How many somebody has asked for, and how many they may. */
export interface Count {
  readonly count: number;
  readonly limit?: number;
}

/** What would become of it, as far as policy and tenant tell: of the partner's address only the preflight can. */
export type Fate =
  | {
      readonly kind: "refused";
      readonly why: "not-admitted" | "member-not-allowed" | "denied" | "nobody-may-invite" | "cap-reached" | "no-approvals-channel";
    }
  | { readonly kind: "asks"; readonly why: ApprovalReason; readonly set: ApproverSet; readonly deciders: Deciders }
  /** `unsure`: what the tenant lets its people do can't be read, so that Graph's answer decides whether others are asked. */
  | { readonly kind: "goes-out"; readonly unsure: boolean };

/** Whom the tenant lets invite, and what the requester is there. */
export interface TenantSays {
  readonly allows: InvitePolicy | "not-checked";
  readonly roles: readonly DirectoryRole[] | "not-checked";
}

const isFull = ({ count, limit }: Count) => limit !== undefined && count >= limit;

/** All that is known of the request. */
interface Known {
  readonly policy: Policy;
  readonly requester: PersonId;
  readonly isGuest: boolean;
  readonly inviteAs: "guest" | "member";
  readonly explanation: Explanation;
  readonly admission: Admission;
  readonly perDay: Count;
  readonly open: Count;
  readonly tenant: TenantSays;
}

/**
 * What would become of a request, in the order in which it would meet what stands against it.
 * @throws GuestlistError `directory-refused`, `directory-unavailable`, `teams-unavailable` or `throttled`.
 */
export async function foreseeRequest(ports: Needs, known: Known): Promise<Fate> {
  const { explanation, admission, perDay, open, tenant } = known;
  const { decision } = explanation;
  if (admission !== "admitted") return { kind: "refused", why: "not-admitted" };
  if (isForbiddenMember(known)) return { kind: "refused", why: "member-not-allowed" };
  if (decision.kind === "deny") return { kind: "refused", why: "denied" };
  if (tenant.allows === "none") return { kind: "refused", why: "nobody-may-invite" };
  if ([perDay, open].some(isFull)) return { kind: "refused", why: "cap-reached" };
  if (decision.kind === "approve") return asksSet(ports, known, "policy", decision.approvers);
  const leave = leaveOf(ports, known);
  return leave === "withheld"
    ? asksSet(ports, known, "not-allowed", known.policy.approvals.approvers)
    : { kind: "goes-out", unsure: leave === "unknown" };
}

/** Hidden roles are Graph's to judge. */
function isForbiddenMember({ inviteAs, tenant: { roles } }: Known): boolean {
  return inviteAs === "member" && roles !== "not-checked" && !mayInviteMembers(roles);
}

/** Where the app posts the bot must know; of people Graph knows. */
function leaveOf({ terms }: Needs, { tenant: { allows, roles }, isGuest }: Known): "given" | "withheld" | "unknown" {
  const who = isGuest ? "guest" : "member";
  if (mayInvite(allows, roles, who)) return allows === "not-checked" && terms.inviteAs === "user" ? "unknown" : "given";
  return terms.inviteAs === "app" || mayNotInvite(allows, roles, who) ? "withheld" : "unknown";
}

async function asksSet(ports: Needs, { policy, requester }: Known, why: ApprovalReason, name: string): Promise<Fate> {
  const place = await findApprovalsPlace(ports);
  if (!place) return { kind: "refused", why: "no-approvals-channel" };
  const set = approverSet(policy, name);
  const deciders = await listDeciders(ports, set, place.channel);
  return { kind: "asks", why, set, deciders: withoutRequester(deciders, requester) };
}

/** Nobody decides about their own; guests decide nothing. */
function withoutRequester(deciders: Deciders, requester: PersonId): Deciders {
  if (deciders.kind !== "people") return deciders;
  const mayDecide = ({ id, is }: Decider) => id !== requester && is === "member";
  return { ...deciders, people: deciders.people.filter(mayDecide) };
}
