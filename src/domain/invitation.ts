import type { ActivityId, ConversationId, EmailKey, GuestId, Instant, InvitationId } from "./ids.ts";
import type { Person } from "./person.ts";

/** What the requester chose on the form. */
export interface InviteOptions {
  readonly displayName?: string;
  /** Plain text; Graph puts it into Microsoft's mail (`customizedMessageBody`). */
  readonly message?: string;
  /** Culture for Microsoft's mail, e.g. `fr-FR`. */
  readonly messageLanguage?: string;
  /** One address; Graph mails only the first cc (microsoft-graph-docs #637). */
  readonly cc?: string;
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
  | "guest-pending"
  | "requester-is-guest"
  | "consent-needed"
  | "strong-auth-needed"
  | "sign-in-refused"
  // Graph's answer to the POST
  | "address-refused"
  | "already-in-directory"
  | "blocked-by-policy"
  | "invitations-not-allowed"
  | "permission-missing"
  | "tenant-blocked"
  /** Graph was too busy; certainly nothing was sent. */
  | "busy"
  /** We stopped before the POST; nothing was sent. */
  | "interrupted"
  /** The POST's outcome stayed unknown, and five minutes later the directory still knows no such guest. */
  | "not-confirmed"
  | "unknown";

/** Which path showed us the acceptance; the doctor reports it. */
export type AcceptancePath = "delta" | "young" | "look";

/**
 * Where an invitation stands. `since` is when *we* recorded it, except in `accepted`,
 * where it is the directory's `externalUserStateChangeDateTime` (ours when that is null).
 */
export type InvitationState =
  /** Submitted; preflight is running, nothing has been created. */
  | { readonly kind: "requested"; readonly since: Instant }
  /** Committed before the POST: from here on a mail may go out, and the outcome must be found out. */
  | { readonly kind: "sending"; readonly since: Instant }
  | { readonly kind: "invited"; readonly since: Instant; readonly guestId: GuestId }
  | {
      readonly kind: "accepted";
      readonly since: Instant;
      readonly guestId: GuestId;
      readonly heardAt: Instant;
      readonly path: AcceptancePath;
    }
  | {
      readonly kind: "failed";
      readonly since: Instant;
      readonly reason: FailureReason;
      /** Shown to the person and logged, so that support can find the log line. */
      readonly reference: string;
    }
  | { readonly kind: "removed"; readonly since: Instant; readonly guestId: GuestId };

export type InvitationStateKind = InvitationState["kind"];

/** In these an invitation holds its address: there is one open invitation per address. */
export const openStates: readonly InvitationStateKind[] = ["requested", "sending", "invited"];

/** Where an invitation began, and the message that is its living card. */
export interface Home {
  readonly conversation: ConversationId;
  /** The one card that shows the invitation through its whole life, updated in place. */
  readonly card: ActivityId;
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
  readonly createdAt: Instant;
}
