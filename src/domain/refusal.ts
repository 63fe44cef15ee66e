import type { ApprovalReason } from "./approval-reason.ts";
import type { Caution } from "./caution.ts";
import type { GuestId, Instant } from "./ids.ts";
import type { PolicyDecision, Saying } from "./policy/policy.ts";
import type { Invitation } from "./invitation.ts";

/**
 * Why nothing was created, found before or by the POST. Each has a sentence in `src/texts` (`refusal.<kind>`) that says
 * what happened, who can fix it and what to do next.
 */
export type Refusal =
  | { readonly kind: "own-domain"; readonly domain: string }
  | { readonly kind: "employee"; readonly name: string; readonly user: GuestId }
  | { readonly kind: "guest-accepted"; readonly name: string; readonly user: GuestId; readonly since: Instant | null }
  /** An open invitation of ours has the address. `following`: the asker hears of it, too, from now on. */
  | { readonly kind: "already-invited"; readonly invitation: Invitation; readonly following: boolean }
  /** The tenant's allow or deny list keeps the domain out. */
  | { readonly kind: "domain-blocked"; readonly domain: string }
  /** The tenant doesn't let this person invite (`allowInvitesFrom`). */
  | { readonly kind: "invitations-not-allowed" }
  /** Only Global and User Administrators invite members. */
  | { readonly kind: "member-not-allowed" }
  /** Only members of the organization can be told; `names` of the guests among them, those whom nobody knows have none. */
  | { readonly kind: "colleagues-not-members"; readonly names: readonly string[] }
  /** The company's policy is against it. `unchecked`: only because a permission is missing that would tell more. */
  | { readonly kind: "policy-denied"; readonly say?: Saying; readonly unchecked: boolean }
  /** The requester has asked for as many as the policy lets one person. */
  | { readonly kind: "cap-reached"; readonly cap: "per-day" | "pending"; readonly limit: number }
  /** Others would have to decide, but no channel was chosen for it. `byAdmin`: who asks could choose one. */
  | { readonly kind: "no-approvals-channel"; readonly why: ApprovalReason; readonly byAdmin: boolean }
  /** It may not go out (any more) without others' word, who have to be asked first. */
  | { readonly kind: "approval-needed"; readonly email: string }
  /** Nothing forbids it, but the requester should know something first. */
  | { readonly kind: "to-confirm"; readonly cautions: readonly Caution[] }
  /** Guests of the tenant don't invite. */
  | { readonly kind: "requester-is-guest" }
  /** An admin must consent to the Graph permissions first; `grantUrl` is where. */
  | { readonly kind: "consent-needed"; readonly grantUrl?: string }
  /** MFA or Conditional Access wants the person to sign in interactively: at `signInUrl`, or where they know. */
  | { readonly kind: "strong-auth-needed"; readonly signInUrl?: string }
  /** The sign-in was not accepted. */
  | { readonly kind: "sign-in-refused" };

/** Refusals that a request of ours ends with (an address that is taken never becomes a request; others can be asked on the form itself). */
export type EndingRefusal = Exclude<Refusal, { kind: "already-invited" | "approval-needed" }>;

/** What the policy's no comes to. */
export function deniedBy({ say, unchecked }: Extract<PolicyDecision, { kind: "deny" }>): Extract<Refusal, { kind: "policy-denied" }> {
  return { kind: "policy-denied", unchecked, ...(say !== undefined && { say }) };
}
