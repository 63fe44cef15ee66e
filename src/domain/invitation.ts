import type { ActivityId, ConversationId, EmailKey, GuestId, Instant, InvitationId, PersonId } from "./ids.ts";
import type { Approval } from "./approval.ts";
import type { CheckName } from "./check-name.ts";
import type { Person } from "./person.ts";

/** What the requester chose on the form. */
export interface InviteOptions {
  readonly displayName?: string;
  /** Plain text; Graph puts it into Microsoft's mail (`customizedMessageBody`). */
  readonly message?: string;
  /** The partner's language, e.g. `fr-FR`: of Microsoft's mail, and of the texts that the requester sends by hand. */
  readonly messageLanguage?: string;
  /** One address; Graph mails only the first cc (microsoft-graph-docs #637). */
  readonly cc?: string;
  /** Colleagues whom Guestlist itself tells, in their own chats. */
  readonly colleagues?: readonly PersonId[];
  /** Absent: guest. Only for requesters who are Global or User Administrator. */
  readonly userType?: "Member";
  /** Where the partner's browser goes after redemption. Always https. */
  readonly redirectUrl: string;
  /** Whether Microsoft sends its invitation mail. */
  readonly sendMail: boolean;
}

/** Why an invitation did not go out. Each has a sentence in `src/texts`. */
export type FailureReason =
  // found before the POST (each is a Refusal too, which knows more)
  | "own-domain"
  | "employee"
  | "guest-accepted"
  | "requester-is-guest"
  | "consent-needed"
  | "strong-auth-needed"
  | "sign-in-refused"
  | "member-not-allowed"
  | "colleagues-not-members"
  /** Something the requester must confirm first: see `Caution`. */
  | "to-confirm"
  | "policy-denied"
  | "cap-reached"
  | "no-approvals-channel"
  // Found before the POST, or Graph's answer to it
  | "domain-blocked"
  | "address-in-use"
  | "invitations-not-allowed"
  // Graph's answer to the POST
  | "address-refused"
  | "group-address"
  | "already-in-directory"
  | "account-disabled"
  | "synced-account"
  | "cross-tenant-blocked"
  | "cross-cloud-disabled"
  | "quota-reached"
  | "permission-missing"
  | "tenant-blocked"
  /** Graph was too busy; certainly nothing was sent. */
  | "busy"
  /** We stopped before the POST; nothing was sent. */
  | "interrupted"
  /** The POST's outcome stayed unknown, and five minutes later the directory still knows no such guest. */
  | "not-confirmed"
  | "unknown";

/** Failures that a new form helps with: it says what there is to know first, e.g. that others can approve. */
export const asksAnew: ReadonlySet<FailureReason> = new Set([
  "to-confirm",
  "invitations-not-allowed",
  "cap-reached",
  "no-approvals-channel",
]);

/** Which path showed us the acceptance; the doctor reports it. */
export type AcceptancePath = "delta" | "young" | "look";

/**
 * A revocation that is under way: `asked` for, or because another invitation has `replaced` this one. Committed before the
 * guest is deleted, so that their removal is not taken for somebody else's. `needs-admin`: replaced, but the app may not
 * delete the guest.
 */
export type Revocation = "asked" | "replaced" | "needs-admin";

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
      /** Why the partner must accept once more: an admin reset the redemption, or restored the deleted guest. */
      readonly again?: "reset" | "restored";
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
  | { readonly kind: "revoked"; readonly since: Instant; readonly guestId: GuestId; readonly why: "asked" | "replaced" };

export type InvitationStateKind = InvitationState["kind"];

/** In these an invitation holds its address: there is one open invitation per address. */
export const openStates: readonly InvitationStateKind[] = ["requested", "awaiting-approval", "sending", "invited"];

/** Where an invitation began, and the message that is its living card. */
export interface Home {
  readonly conversation: ConversationId;
  /** The one card that shows the invitation through its whole life, updated in place. */
  readonly card: ActivityId;
}

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
