import { blockedDomain } from "./blocked-domain.ts";
import { domainOf } from "./email.ts";
import type { Invitation } from "./invitation.ts";
import { isImported } from "./is-imported.ts";
import { identityCaution, identityOf, isOwnRequest } from "./invite-identity.ts";
import { mayInviteMembers } from "./policy/directory-role.ts";
import { invitePermission } from "./policy/invite-permission.ts";
import type { InvitePermission, InviteRights } from "./policy/invite-permission.ts";
import { deniedBy, deniedOption, unapprovedOption } from "./refusal.ts";
import type { PolicyDecision } from "./policy/policy.ts";
import { setAside, withoutPolicy } from "./policy-override.ts";
import { cautionsOf } from "./request-cautions.ts";
import type { RequestFacts } from "./request-facts.ts";
import { requesterRefusal } from "./requester-refusal.ts";
import { takenAddress } from "./taken-address.ts";
import { uses } from "./verdict.ts";
import type { Ask, JudgedRefusal, Send, Unsure, Use, Verdict } from "./verdict.ts";

interface Rule {
  readonly name: string;
  readonly for: readonly Use[];
  /** Undefined: the rule doesn't apply to these facts. */
  readonly judge: (facts: RequestFacts) => Verdict | undefined;
}

/** A resend repeats the mail of an invitation that was judged when it was sent: only the policy and the people who send it are judged again. */
const newInvitations = ["request", "approval", "retry", "explanation"] as const;

/**
 * The rules, in the one order that all uses share; the first rule that applies gives the verdict. The order tells a person the fact
 * that helps them most, and nothing that isn't for them:
 * 1. Is there an open invitation already? Then following it is all that is needed. It creates nothing and needs no right, so nothing else is
 *    asked: a second requester follows even while Microsoft can't be reached. A request that only waits for a decision comes last instead:
 *    see {@link judgeRequest}.
 * 2. May this person ask at all? If not, they learn nothing about the partner. After an approver's press: are they still there?
 * 3. Is the address one that nobody can invite? No rule or approval changes that, so it comes before the policy.
 * 4. Does the policy deny it?
 * 5. May these people invite now: does the tenant let them, and have they asked for too many?
 * 6. What the requester can correct on the form comes after what they can't correct, so that no correction is in vain.
 * 7. Approvers are asked only about what can be sent, and only then is there something to confirm.
 */
export const rules: readonly Rule[] = [
  { name: "open-invitation", for: newInvitations, judge: openInvitation },
  { name: "requester-gone", for: uses, judge: (facts) => refuseFor(requesterRefusal(facts)) },
  { name: "guest-asks", for: newInvitations, judge: guestAsks },
  { name: "address-taken", for: newInvitations, judge: (facts) => refuseFor(takenAddress(facts)) },
  { name: "own-domain", for: newInvitations, judge: ownDomain },
  { name: "domain-blocked", for: newInvitations, judge: (facts) => refuseFor(blockedDomain(facts)) },
  { name: "policy-denies", for: uses, judge: policyDenies },
  { name: "nobody-may-invite", for: uses, judge: nobodyMayInvite },
  // A new request goes to approvers instead (below); the others have been approved, or there is nobody else to ask.
  { name: "senders-may-not-invite", for: ["approval", "retry", "resend"], judge: sendersMayNotInvite },
  { name: "cap-reached", for: newInvitations, judge: capReached },
  { name: "member-not-allowed", for: newInvitations, judge: memberNotAllowed },
  { name: "colleagues", for: newInvitations, judge: colleaguesUnknown },
  { name: "option-denied", for: uses, judge: (facts) => refuseFor(deniedOption(facts)) },
  // Approvers read about the others; a request for which there are none is corrected on the form.
  { name: "option-unapproved", for: ["request", "explanation"], judge: optionUnapproved },
  { name: "ask", for: uses, judge: askOthers },
  { name: "confirm", for: uses, judge: confirmFirst },
];

/**
 * Judges a request. Pure: the same facts give the same verdict. An undecided request for the same partner keeps nobody from inviting who
 * surely may: theirs goes out. All others follow it. With an administrator's override, the rules are asked as if the policy allowed
 * everything; so it sets aside nothing else: no limit, no rule of the tenant's, no right that a person needs.
 */
export function judgeRequest(known: RequestFacts, use: Use): Verdict {
  const overrode = known.policySetAside ? setAside(known) : undefined;
  const facts = overrode ? withoutPolicy(known) : known;
  const first = firstVerdict(facts, use);
  const verdict = overrode && (first.kind === "send" || first.kind === "ask") ? { ...first, overrode } : first;
  const { open } = facts;
  return open && isUndecided(open) && use !== "resend" && !surelyGoesOut(verdict) ? { kind: "join", open } : verdict;
}

function isUndecided({ state }: Invitation): boolean {
  return state.kind === "awaiting-approval";
}

/** If Graph refused the sender after all, the undecided request would have ended for nothing. */
function surelyGoesOut(verdict: Verdict): boolean {
  return (verdict.kind === "send" || verdict.kind === "confirm") && verdict.unsure.every((about) => about === "address");
}

function firstVerdict(facts: RequestFacts, use: Use): Verdict {
  for (const rule of rules) {
    const verdict = rule.for.includes(use) ? rule.judge(facts) : undefined;
    if (verdict) return verdict;
  }
  return send(facts);
}

function refuse(refusal: JudgedRefusal): Verdict {
  return { kind: "refuse", refusal };
}

function refuseFor(refusal: JudgedRefusal | undefined): Verdict | undefined {
  return refusal && refuse(refusal);
}

function guestAsks({ rights: [requester], guestsMayAsk }: RequestFacts): Verdict | undefined {
  return requester.isGuest && !guestsMayAsk ? refuse({ kind: "requester-is-guest" }) : undefined;
}

function ownDomain({ preflight: { tenant }, wanted }: RequestFacts): Verdict | undefined {
  const domain = domainOf(wanted.email);
  return tenant !== "not-checked" && tenant.domains.includes(domain) ? refuse({ kind: "own-domain", domain }) : undefined;
}

function policyDenies({ policy, wanted: { options } }: RequestFacts): Verdict | undefined {
  return policy.kind === "deny" ? refuse(deniedBy(policy, options)) : undefined;
}

/** To the guest of an imported one no mail of ours went out: they are pending like any other guest of the directory. */
function openInvitation({ open }: RequestFacts): Verdict | undefined {
  return open && !isUndecided(open) && !isImported(open) ? { kind: "join", open } : undefined;
}

function nobodyMayInvite(facts: RequestFacts): Verdict | undefined {
  return permissionOf(facts) === "nobody" ? refuse({ kind: "invitations-not-allowed" }) : undefined;
}

function sendersMayNotInvite(facts: RequestFacts): Verdict | undefined {
  const permission = permissionOf(facts);
  return permission === "withheld" || permission === "nobody" ? refuse({ kind: "invitations-not-allowed" }) : undefined;
}

/** A refusal by Graph isn't tried again. */
function permissionOf({ invitePolicy, rights, inviter, refusedByGraph }: RequestFacts): InvitePermission {
  const permission = invitePermission(invitePolicy, rights, inviter.kind);
  return refusedByGraph && permission !== "nobody" ? "withheld" : permission;
}

/** Caps don't apply to an approved invitation. */
function capReached({ cap, approvedBy }: RequestFacts): Verdict | undefined {
  return cap && !wasApproved(approvedBy) ? refuse(cap) : undefined;
}

/** Whether approvers have said yes, to this request or to an earlier try of it. */
export function wasApproved(approvedBy: RequestFacts["approvedBy"]): boolean {
  return approvedBy === "all" || approvedBy.length > 0;
}

function memberNotAllowed(facts: RequestFacts): Verdict | undefined {
  return memberRight(facts) === "no" ? refuse({ kind: "member-not-allowed" }) : undefined;
}

/**
 * Whether the requester may invite a member; an approver's roles don't count for them. If the roles are hidden and a person invites for
 * their own request, Graph judges. For the app or an approver, Graph would allow what the requester may not: so an unknown right counts as
 * none.
 */
function memberRight(facts: RequestFacts): "yes" | "no" | "unsure" {
  const { wanted, inviter } = facts;
  if (wanted.options.userType !== "Member") return "yes";
  const roles = requesterRoles(facts);
  if (roles === "not-checked") return isOwnRequest(inviter, wanted.requester.id) ? "unsure" : "no";
  return mayInviteMembers(roles) ? "yes" : "no";
}

/** The requester's roles as Graph shows them, or else as their token does. */
export function requesterRoles({ preflight: { requester }, rights: [{ roles: claimed }] }: RequestFacts): InviteRights["roles"] {
  const read = requester === "not-checked" ? requester : requester.roles;
  return read === "not-checked" ? claimed : read;
}

function colleaguesUnknown({ colleagues }: RequestFacts): Verdict | undefined {
  return refuseFor(colleagues);
}

/** If only an option needs approval and nobody can give it, the requester does without. */
function optionUnapproved(facts: RequestFacts): Verdict | undefined {
  const { policy, approvalsChannel, restricted } = facts;
  if (approvalsChannel !== undefined || policy.kind !== "approve" || permissionOf(facts) === "withheld") return undefined;
  const { about } = policy;
  return about === undefined || about === "copy" ? undefined : refuse(unapprovedOption(about, restricted));
}

function askOthers(facts: RequestFacts): Ask | undefined {
  const { policy, approvedBy, approvalsChannel: channel } = facts;
  const isMissing = policy.kind === "approve" && approvedBy !== "all" && !approvedBy.includes(policy.approvers);
  if (isMissing) return { ...askBy(policy), channel };
  return permissionOf(facts) === "withheld" && !wasApproved(approvedBy) ? { kind: "ask", why: "not-allowed", channel } : undefined;
}

function askBy({ rule, approvers, about }: Extract<PolicyDecision, { kind: "approve" }>): Omit<Ask, "channel"> {
  const why = about === undefined ? "policy" : about === "copy" ? "policy-copy" : about;
  return { kind: "ask", why, ...(rule !== undefined && { rule }), approvers };
}

/** The sender must have read about a changed identity, too: only a button that says so confirms it. */
function confirmFirst(facts: RequestFacts): Verdict | undefined {
  const { wanted, inviter, confirmed } = facts;
  const identity = identityOf(inviter, wanted.requester.id);
  const changed = identity === wanted.inviteAs ? [] : [identityCaution(identity, wanted)];
  const cautions = [...changed, ...cautionsOf(facts)];
  const unconfirmed = cautions.filter(({ kind }) => !confirmed.includes(kind));
  return unconfirmed.length === 0 ? undefined : { kind: "confirm", cautions, unconfirmed, unsure: unsureAbout(facts) };
}

function send(facts: RequestFacts): Send {
  const { policy } = facts;
  const rule = policy.kind === "allow" ? policy.rule : undefined;
  return { kind: "send", ...(rule !== undefined && { rule }), cautions: cautionsOf(facts), unsure: unsureAbout(facts) };
}

function unsureAbout(facts: RequestFacts): readonly Unsure[] {
  const { tenant, existing, domainPolicy } = facts.preflight;
  const isHidden = tenant === "not-checked" || existing === "not-checked" || domainPolicy === "not-checked";
  return [
    ...(permissionOf(facts) === "unsure" ? ["may-invite" as const] : []),
    ...(memberRight(facts) === "unsure" ? ["may-invite-members" as const] : []),
    ...(isHidden ? ["address" as const] : []),
  ];
}
