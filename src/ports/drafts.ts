import type { ConversationId, Instant, InvitationId, PersonId } from "../domain/ids.ts";
import type { Home } from "../domain/invitation.ts";
import type { FormValues } from "../domain/invite-form.ts";
import type { Person } from "../domain/person.ts";

/** A form that a person submitted where they could not be signed in yet. */
export interface Draft {
  /** The form's id. */
  readonly id: InvitationId;
  readonly by: Person;
  /** Where the form was submitted; this stays the home of the invitation. */
  readonly home: Required<Home>;
  readonly values: FormValues;
  /** The invitation that this one replaces. */
  readonly replaces?: InvitationId;
  readonly keptAt: Instant;
  /** When the form was posted in its sender's 1:1 chat; absent until then. */
  readonly movedAt?: Instant;
}

/** Forms whose sender must sign in first; the typed values are kept encrypted, and not for long. */
export interface Drafts {
  /** Keeps a form; replaces an older version by the same person. Another person's form with the same id is another draft. */
  keep(draft: Draft): Promise<void>;
  /** Undefined when it was never kept, or purged, or can't be decrypted any more. */
  find(id: InvitationId, by: PersonId): Promise<Draft | undefined>;
  /** The person's newest draft in a conversation. */
  newest(by: PersonId, conversation: ConversationId): Promise<Draft | undefined>;
  /** Deletes drafts from before this moment; returns how many. */
  purge(before: Instant): Promise<number>;
}
