import type { ApprovalReason } from "./approval-reason.ts";
import type { Caution } from "./caution.ts";
import type { ConversationId } from "./ids.ts";
import type { Invitation } from "./invitation.ts";
import type { Overrode } from "./policy-override.ts";
import type { EndingRefusal, PaceRefusal } from "./refusal.ts";

/** What is judged: a new request, an approver's press, a failed invitation that is retried, one more mail, or a hypothetical request. */
export const uses = ["request", "approval", "retry", "resend", "explanation"] as const;
export type Use = (typeof uses)[number];

/** A refusal that the facts alone lead to. */
export type JudgedRefusal = Exclude<
  EndingRefusal,
  {
    kind:
      | "to-confirm"
      | "no-approvals-channel"
      | "consent-needed"
      | "strong-auth-needed"
      | "sign-in-denied"
      | "sign-in-refused"
      | "busy"
      | "interrupted"
      | "asks-open"
      | "asks-often"
      | "override-refused"
      | PaceRefusal["kind"];
  }
>;

/** What only Graph's answer to the POST can tell, because a missing permission hides it here. */
export type Unsure = "may-invite" | "may-invite-members" | "address";

export type Verdict =
  | { readonly kind: "refuse"; readonly refusal: JudgedRefusal }
  /** An open invitation of ours exists already: follow it. */
  | { readonly kind: "join"; readonly open: Invitation }
  | Ask
  | Confirm
  | Send;

/** The request needs approval. */
export interface Ask {
  readonly kind: "ask";
  readonly why: ApprovalReason;
  /** The policy's rule that requires it. */
  readonly rule?: string;
  /** The policy's name for the approvers; absent: the default ones. */
  readonly approvers?: string;
  /** Where they decide; undefined: no channel is chosen, so there is nobody to ask. */
  readonly channel: ConversationId | undefined;
  /** What an administrator has set aside before. */
  readonly overrode?: Overrode;
}

/** The invitation can be sent once these cautions are confirmed. */
interface Confirm extends Outlook {
  readonly kind: "confirm";
  /** Those of the cautions that the person who presses hasn't confirmed yet. */
  readonly unconfirmed: readonly Caution[];
}

export interface Send extends Outlook {
  readonly kind: "send";
  /** The policy's rule that allows it. */
  readonly rule?: string;
  /** What an administrator has set aside; absent also where nothing had to be. */
  readonly overrode?: Overrode;
}

interface Outlook {
  readonly cautions: readonly Caution[];
  readonly unsure: readonly Unsure[];
}
