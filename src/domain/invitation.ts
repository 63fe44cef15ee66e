import type { ActivityId, ConversationId, EmailKey, GuestId, Instant, InvitationId } from "./ids.ts";
import type { Approval } from "./approval.ts";
import type { CautionKind } from "./caution.ts";
import type { FailureReason } from "./failure.ts";
import type { InviteOptions } from "./invite-options.ts";
import type { Person } from "./person.ts";
import type { PolicyOverride } from "./policy-override.ts";
import type { TeamPlan } from "./team-plan.ts";

/** How the bot noticed the acceptance; the doctor reports it. */
export const acceptancePaths = ["delta", "young", "look", "landing-page", "notification"] as const;
export type AcceptancePath = (typeof acceptancePaths)[number];

/** The hints that bring a look at one guest forward. What counts is what the directory shows then. */
export const lookWays = ["landing-page", "notification"] as const satisfies readonly AcceptancePath[];
export type LookWay = (typeof lookWays)[number];

/**
 * A revocation in progress: `asked` for, or because another invitation has `replaced` this one. Committed before the
 * guest is deleted, so that their removal is not taken for another person's. `needs-admin`: replaced, but the app may not
 * delete the guest, or the guest isn't surely ours.
 */
export const revocations = ["asked", "replaced", "needs-admin"] as const;
export type Revocation = (typeof revocations)[number];

/** Why an invitation was revoked before its acceptance. */
export const revocationReasons = ["asked", "replaced"] as const satisfies readonly Revocation[];
export type RevocationReason = (typeof revocationReasons)[number];

/** Why the partner must accept again: an admin reset the redemption, or restored the deleted guest. */
export const acceptAgainReasons = ["reset", "restored"] as const;
export type AcceptAgainReason = (typeof acceptAgainReasons)[number];

/**
 * The states of an invitation. `since` is when *we* recorded it, except in `accepted` and after a reset,
 * where it is the directory's `externalUserStateChangeDateTime` (ours when that is null).
 */
export type InvitationState =
  /** Submitted; the preflight is running, nothing has been created. */
  | { readonly kind: "requested"; readonly since: Instant }
  /** Waits for an approver: see `Invitation.approval`. */
  | { readonly kind: "awaiting-approval"; readonly since: Instant }
  /** Rejected by an approver, withdrawn by its requester, or undecided for too long; nothing was sent. */
  | { readonly kind: "rejected" | "withdrawn" | "lapsed"; readonly since: Instant }
  /**
   * Judged and ready (only where the app invites): a job sends it at `goesOutAt`. Without a time it waits until Microsoft lets the tenant
   * invite again. Nothing was created.
   */
  | {
      readonly kind: "queued";
      readonly since: Instant;
      readonly goesOutAt?: Instant;
      /** The cautions that its people have confirmed: it is judged again before it goes out. */
      readonly confirmed: readonly CautionKind[];
    }
  /**
   * Committed before the POST: from now on a mail may be sent, and the outcome must be found out. `unanswered`: the POST is over, its answer
   * was lost, and the directory is searched for the guest.
   */
  | { readonly kind: "sending"; readonly since: Instant; readonly unanswered?: true }
  | {
      readonly kind: "invited";
      readonly since: Instant;
      readonly guestId: GuestId;
      /** The directory has shown the guest. Before that, a guest who isn't found isn't deleted: Graph shows new guests late. */
      readonly seen?: true;
      readonly again?: AcceptAgainReason;
      readonly revocation?: Revocation;
    }
  | {
      readonly kind: "accepted";
      readonly since: Instant;
      readonly guestId: GuestId;
      readonly heardAt: Instant;
      readonly path: AcceptancePath;
      /** The guest was deleted in between, and an admin restored them. */
      readonly again?: "restored";
    }
  | {
      readonly kind: "failed";
      readonly since: Instant;
      readonly reason: FailureReason;
      /** Shown to the person and logged, so that support can find the log line. */
      readonly reference: string;
      /** Microsoft was busy until then. */
      readonly until?: Instant;
    }
  /** The guest was deleted in the directory, not by the bot. */
  | { readonly kind: "removed"; readonly since: Instant; readonly guestId: GuestId }
  /** Revoked before acceptance, and the guest deleted. */
  | { readonly kind: "revoked"; readonly since: Instant; readonly guestId: GuestId; readonly why: RevocationReason };

export type InvitationStateKind = InvitationState["kind"];

/** The states in which an invitation reserves its address: there is one open invitation per address. */
export const openStates: readonly InvitationStateKind[] = ["requested", "awaiting-approval", "queued", "sending", "invited"];

/** Where an invitation began, and the message of its living card. */
export interface Home {
  /** The place of a shell (`shell-place.ts`) until a job has opened its requester's own chat. */
  readonly conversation: ConversationId;
  /** The one card that shows the invitation through its whole life, updated in place. Absent until it is posted, after a start at a shell. */
  readonly card?: ActivityId;
}

/** The checks of the preflight, by the names that cards use when a missing permission hid one (`check.<name>`). */
export const checkNames = ["own-domains", "existing", "sign-in-names", "deleted", "contacts", "domain-policy", "requester"] as const;
export type CheckName = (typeof checkNames)[number];

/** What the preflight found and the card shows. */
export interface Findings {
  /** The checks that a missing permission hid. */
  readonly notChecked: readonly CheckName[];
  /** The names in Microsoft's mail; absent when no mail is sent or the tenant could not be read. */
  readonly mail?: MailLook;
  /** How many guests the partner's domain has in the directory already; absent if not asked for, or hidden by a missing permission. */
  readonly guestsOfDomain?: number;
}

/** How the partner recognizes Microsoft's mail (Microsoft: Elements of the B2B invitation email). */
export interface MailLook {
  /** `invites@<initial domain>`. */
  readonly sender: string;
  /** The tenant's domain in the subject. */
  readonly domain: string;
  /** The name that the subject begins with. */
  readonly inviter: string;
}

/** People who are told about an invitation and have no other way to learn of it than its status. */
export const untoldTo = ["requester", "approvers"] as const;
export type UntoldTo = (typeof untoldTo)[number];

/** One invitation from the submit to acceptance or its end. */
export interface Invitation {
  readonly id: InvitationId;
  /** Raised by every transition and used for compare-and-set. The first stored version is 1. */
  readonly version: number;
  readonly state: InvitationState;
  /** As the requester typed it, trimmed. */
  readonly email: string;
  readonly emailKey: EmailKey;
  readonly requester: Person;
  readonly home: Home;
  readonly options: InviteOptions;
  readonly findings: Findings;
  /** Whether no user had the address before the POST. That the POST created the guest is only certain with `judge-deletion.ts`. */
  readonly createdGuest: boolean;
  /** Graph's own time just before the POST, from the `date` header of the preflight's answer; absent if unknown. */
  readonly postedAfter?: Instant;
  /**
   * The origin of our page that Microsoft's mail names, and that forwards to the landing page; absent: the mail names the landing page itself.
   */
  readonly forwarder?: string;
  /** How often Microsoft was asked to send its mail again. */
  readonly resends: number;
  /** The invitation to a mistyped address that this one replaces. */
  readonly replaces?: InvitationId;
  /**
   * The inviter that the requester was promised, if not themselves: the invitation isn't sent under another identity without telling them.
   */
  readonly inviteAs?: "app" | "approver";
  /** The approval that is needed or was given; absent if none was needed. */
  readonly approval?: Approval;
  /** The policy's rule that allowed it without approval. */
  readonly allowedBy?: string;
  /** An administrator invites against the policy. */
  readonly override?: PolicyOverride;
  /** The team that the partner is to join, or has joined; absent if nobody asked for that. */
  readonly team?: TeamPlan;
  /** The people who may have missed the last message to them: it couldn't be delivered, or nobody knows whether it was. */
  readonly untold?: readonly UntoldTo[];
  /** Absent: it was asked for here. "imported": see `isImported`. */
  readonly origin?: "imported";
  readonly createdAt: Instant;
}
