import type { ApprovalReason } from "./approval-reason.ts";
import type { Caution } from "./caution.ts";
import type { GuestId, Instant } from "./ids.ts";
import type { PaceLimit } from "./pace/judge-post.ts";
import type { OptionFinding } from "./policy/check-options.ts";
import type { RestrictedOption } from "./policy/restricted-option.ts";
import type { PolicyDecision, Saying } from "./policy/policy.ts";
import type { SignInDenial } from "./sign-in-denial.ts";
import type { Invitation } from "./invitation.ts";

/**
 * Why nothing was created, found before or by the POST. Each has a sentence in `src/texts` (`refusal.<kind>`) that says
 * what happened, who can fix it and what to do next.
 */
export type Refusal =
  | { readonly kind: "own-domain"; readonly domain: string }
  | ({ readonly kind: "employee" } & Taken)
  | ({ readonly kind: "guest-accepted"; readonly since: Instant | null } & Taken)
  /** A guest about whose acceptance the directory says nothing: they were never invited, or signed up by themselves. */
  | ({ readonly kind: "guest-no-state" } & Taken)
  /** An open invitation of ours has the address. `following`: the person is notified of it, too, from now on. */
  | { readonly kind: "already-invited"; readonly invitation: Invitation; readonly following: boolean }
  /** The tenant's allow or deny list blocks the domain. `copy`: it is that of this address, which would get a copy of the mail. */
  | { readonly kind: "domain-blocked"; readonly domain: string; readonly copy?: string }
  /** The tenant doesn't let this person invite (`allowInvitesFrom`). */
  | { readonly kind: "invitations-not-allowed" }
  /** Only Global and User Administrators invite members. */
  | { readonly kind: "member-not-allowed" }
  /** Only members of the tenant can be notified. `names` are those of the guests among them; unknown people have no name. */
  | { readonly kind: "colleagues-not-members"; readonly names: readonly string[] }
  /** The company's policy denies it. `unchecked`: only because a missing permission hides a fact. `copy`: the address in copy is denied. */
  | { readonly kind: "policy-denied"; readonly say?: Saying; readonly unchecked: boolean; readonly copy?: string }
  | OptionRefused
  /** The requester's account was deleted or disabled after they asked. */
  | { readonly kind: "requester-gone" | "requester-disabled" }
  /** The requester may no longer use the bot. `unchecked`: only because a missing permission hides their groups. */
  | { readonly kind: "requester-not-admitted"; readonly unchecked: boolean }
  /** The requester has reached the policy's limit for one person. */
  | { readonly kind: "cap-reached"; readonly cap: "per-day" | "pending"; readonly limit: number }
  /** Too many of the requester's requests wait for approval. */
  | { readonly kind: "asks-open" }
  /** The requester has asked approvers too often. `until`: when they can ask for the next one. `now`: so that a time of today needs no date. */
  | { readonly kind: "asks-often"; readonly until: Instant; readonly now: Instant }
  /** Approval is needed, but there is no approvals channel. `byAdmin`: the person could choose one. */
  | { readonly kind: "no-approvals-channel"; readonly why: ApprovalReason; readonly byAdmin: boolean }
  /** It may not be sent (any more) without approval, which must be requested first. */
  | { readonly kind: "approval-needed"; readonly email: string }
  /** The policy isn't set aside for this person, or not for this reason. */
  | { readonly kind: "override-refused"; readonly why: OverrideProblem }
  /** Nothing forbids it, but the requester should know something first. */
  | { readonly kind: "to-confirm"; readonly cautions: readonly Caution[] }
  /** Guests of the tenant may not invite. */
  | { readonly kind: "requester-is-guest" }
  /** An admin must consent to the Graph permissions first; `grantUrl` is where. */
  | { readonly kind: "consent-needed"; readonly grantUrl?: string }
  /** MFA or Conditional Access needs an interactive sign-in: at `signInUrl`, or where the person usually signs in. */
  | { readonly kind: "strong-auth-needed"; readonly signInUrl?: string }
  /** Entra doesn't let the person sign in until an administrator does something; `number`, e.g. AADSTS50105, tells what. */
  | { readonly kind: "sign-in-denied"; readonly why: SignInDenial; readonly number: string }
  /** The sign-in was not accepted. */
  | { readonly kind: "sign-in-refused" }
  /** Microsoft doesn't answer, or asks us to wait: nothing was changed. `until`: when another try makes sense, if that is known. */
  | { readonly kind: "busy"; readonly until?: Instant }
  /** The process stopped before anything was stored or sent. */
  | { readonly kind: "interrupted" }
  | PaceRefusal
  /** The mail of this invitation was sent again as often as it may be. */
  | { readonly kind: "resent-enough"; readonly most: number }
  /** The policy has changed since the invitation went out: its mail isn't sent again without approval. */
  | { readonly kind: "resend-needs-approval" }
  /** The policy now denies an option of the invitation, which can't be changed any more: its mail isn't sent again. */
  | { readonly kind: "resend-not-allowed" };

/** The user who has the address. */
interface Taken {
  readonly name: string;
  readonly user: GuestId;
  /** The name of the team where the form is, if they are in it already. */
  readonly team?: string;
}

/**
 * The policy denies this value, or nobody can approve it: the requester can correct it in the field (`optionProblems`). `also`: further ones
 * with the same fault, so that one answer names them all.
 */
export interface OptionRefused {
  readonly kind: "option-refused";
  readonly option: RestrictedOption;
  readonly why: "denied" | "nobody-approves";
  readonly also?: readonly RestrictedOption[];
}

/** Microsoft isn't asked to invite now: nothing was stored or sent. `now`: when it was asked, so that a time of today needs no date. */
export type PaceRefusal =
  | { readonly kind: "pace"; readonly limit: PaceLimit; readonly until: Instant; readonly now: Instant }
  /** Graph has refused too many invitations of the requester in a row. */
  | { readonly kind: "paused"; readonly until: Instant; readonly now: Instant }
  /** Microsoft has stopped the tenant's invitations. */
  | { readonly kind: "stopped" };

/**
 * Why the policy isn't set aside: only administrators may do that, who have signed in themselves, and they say why. "not-checked": a missing
 * permission hides whether the person is one. "as-app": the app's own credentials act, which no person stands behind.
 */
export type OverrideProblem = "not-admin" | "not-checked" | "as-app" | "reason-missing" | "reason-too-long";

/** Refusals that end a request. (An address that is taken never becomes a request; approval can be requested on the form itself.) */
export type EndingRefusal = Exclude<
  Refusal,
  { kind: "already-invited" | "approval-needed" | "resent-enough" | "resend-needs-approval" | "resend-not-allowed" }
>;

/** The refusal for a policy's denial. */
export function deniedBy(
  { say, unchecked, about }: Extract<PolicyDecision, { kind: "deny" }>,
  { cc }: Pick<Invitation["options"], "cc">,
): Extract<Refusal, { kind: "policy-denied" }> {
  const copy = about === "copy" && cc !== undefined && { copy: cc };
  return { kind: "policy-denied", unchecked, ...(say !== undefined && { say }), ...copy };
}

/** The refusal for the options that the policy denies. An approver can't allow them, but can take them out. */
export function deniedOption({ restricted }: { readonly restricted: readonly OptionFinding[] }): OptionRefused | undefined {
  const [option, ...also] = restricted.filter(({ verdict }) => verdict === "deny").map((denied) => denied.option);
  return option && { kind: "option-refused", option, why: "denied", ...(also.length > 0 && { also }) };
}

/** The refusal for an option that needs an approval which nobody can give, and for the others that need one. */
export function unapprovedOption(option: RestrictedOption, restricted: readonly OptionFinding[]): OptionRefused {
  const also = restricted.filter((one) => one.verdict === "approve" && one.option !== option).map((one) => one.option);
  return { kind: "option-refused", option, why: "nobody-approves", ...(also.length > 0 && { also }) };
}
