import type { PersonId } from "./ids.ts";

/** The requester's choices on the form. */
export interface InviteOptions {
  readonly displayName?: string;
  /** Plain text; Graph puts it into Microsoft's mail (`customizedMessageBody`). */
  readonly message?: string;
  /** The partner's language, e.g. `fr-FR`: for Microsoft's mail, and for the texts that the requester sends by hand. */
  readonly messageLanguage?: string;
  /** One address; Graph mails only the first cc (microsoft-graph-docs #637). */
  readonly cc?: string;
  /** Colleagues that Guestlist notifies, in their 1:1 chats. */
  readonly colleagues?: readonly PersonId[];
  /** Absent: guest. Only for requesters who are Global or User Administrator. */
  readonly userType?: "Member";
  /** Where the partner's browser goes after redemption. Always https. */
  readonly redirectUrl: string;
  /** Whether Microsoft sends its invitation mail. */
  readonly sendMail: boolean;
}
