import type { ActivityId, ConversationId, EmailKey, GuestId, Instant, InvitationId } from "./ids.ts";
import type { Approval } from "./approval.ts";
import type { FailureReason } from "./failure.ts";
import type { InviteOptions } from "./invite-options.ts";
import type { Person } from "./person.ts";

/** Which path showed us the acceptance; the doctor reports it. */
export const acceptancePaths = ["delta", "young", "look"] as const;
export type AcceptancePath = (typeof acceptancePaths)[number];

/**
 * A revocation that is under way: `asked` for, or because another invitation has `replaced` this one. Committed before the
 * guest is deleted, so that their removal is not taken for somebody else's. `needs-admin`: replaced, but the app may not
 * delete the guest.
 */
export const revocations = ["asked", "replaced", "needs-admin"] as const;
export type Revocation = (typeof revocations)[number];

/** Why an invitation was taken back before its acceptance. */
export const revocationReasons = ["asked", "replaced"] as const satisfies readonly Revocation[];
export type RevocationReason = (typeof revocationReasons)[number];

/** Why the partner must accept once more: an admin reset the redemption, or restored the deleted guest. */
export const acceptAgainReasons = ["reset", "restored"] as const;
export type AcceptAgainReason = (typeof acceptAgainReasons)[number];

/**
 * Where an invitation stands. `since` is when *we* recorded it, except in `accepted` and after a reset,
 * where it is the directory's `externalUserStateChangeDateTime` (ours when that is null).
 */
export type InvitationState =
  /** Submitted; preflight is running, nothing has been created. */
  | { readonly kind: "requested"; readonly since: Instant }
  /** Others decide about it: see `Invitation.approval`. */
  | { readonly kind: "awaiting-approval"; readonly since: Instant }
  /** Decided against, taken back by its requester, or undecided for too long; nothing was sent. */
  | { readonly kind: "rejected" | "withdrawn" | "lapsed"; readonly since: Instant }
  /** Committed before the POST: from here on a mail may go out, and the outcome must be found out. */
  | { readonly kind: "sending"; readonly since: Instant }
  | {
      readonly kind: "invited";
      readonly since: Instant;
      readonly guestId: GuestId;
      readonly again?: AcceptAgainReason;
      readonly revocation?: Revocation;
    }
  | {
      readonly kind: "accepted";
      readonly since: Instant;
      readonly guestId: GuestId;
      readonly heardAt: Instant;
      readonly path: AcceptancePath;
      /** The guest was deleted meanwhile, and an admin restored them. */
      readonly again?: "restored";
    }
  | {
      readonly kind: "failed";
      readonly since: Instant;
      readonly reason: FailureReason;
      /** Shown to the person and logged, so that support can find the log line. */
      readonly reference: string;
    }
  /** Somebody deleted the guest in the directory. */
  | { readonly kind: "removed"; readonly since: Instant; readonly guestId: GuestId }
  /** Taken back before acceptance, and the guest deleted. */
  | { readonly kind: "revoked"; readonly since: Instant; readonly guestId: GuestId; readonly why: RevocationReason };

export type InvitationStateKind = InvitationState["kind"];

/** In these an invitation holds its address: there is one open invitation per address. */
export const openStates: readonly InvitationStateKind[] = ["requested", "awaiting-approval", "sending", "invited"];

/** Where an invitation began, and the message that is its living card. */
export interface Home {
  readonly conversation: ConversationId;
  /** The one card that shows the invitation through its whole life, updated in place. */
  readonly card: ActivityId;
}

/** What the preflight looks at, by the names under which cards say that a missing permission hid it (`check.<name>`). */
export const checkNames = ["own-domains", "existing", "deleted", "contacts", "domain-policy", "requester"] as const;
export type CheckName = (typeof checkNames)[number];

/** What the preflight found out and the card shows. */
export interface Findings {
  /** What a missing permission hid. */
  readonly notChecked: readonly CheckName[];
  /** Whom Microsoft's mail will name; absent when no mail goes out or the tenant could not be read. */
  readonly mail?: MailLook;
  /** How many guests the partner's domain has in the directory already; absent where nobody asked, or a permission hid it. */
  readonly guestsOfDomain?: number;
}

/** How the partner recognises Microsoft's mail (Microsoft: Elements of the B2B invitation email). */
export interface MailLook {
  /** `invites@<initial domain>`. */
  readonly sender: string;
  /** The tenant's domain that the subject names. */
  readonly domain: string;
  /** Whose name the subject begins with. */
  readonly inviter: string;
}

/** One invitation from the submit to acceptance or its end. */
export interface Invitation {
  readonly id: InvitationId;
  /** Raised by every transition; compare-and-set is on it. The first stored version is 1. */
  readonly version: number;
  readonly state: InvitationState;
  /** As the requester typed it, trimmed. */
  readonly email: string;
  readonly emailKey: EmailKey;
  readonly requester: Person;
  readonly home: Home;
  readonly options: InviteOptions;
  readonly findings: Findings;
  /** Whether our POST created the guest: only then may a revocation delete them. */
  readonly createdGuest: boolean;
  /** How often Microsoft was asked to send its mail once more. */
  readonly resends: number;
  /** The invitation, to a mistaken address, that this one takes the place of. */
  readonly replaces?: InvitationId;
  /** Whom Graph was to see as the inviter when it was asked for, if not the requester: it never goes out under another identity unsaid. */
  readonly inviteAs?: "app" | "approver";
  /** How others decide, or decided, about it; absent where nobody was asked. */
  readonly approval?: Approval;
  /** The policy's rule that let it out without asking anybody. */
  readonly allowedBy?: string;
  readonly createdAt: Instant;
}
