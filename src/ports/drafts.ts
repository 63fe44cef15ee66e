import type { ConversationId, Instant, InvitationId, PersonId } from "../domain/ids.ts";
import type { Home } from "../domain/invitation.ts";
import type { FormValues } from "../domain/invite-form.ts";
import type { Person } from "../domain/person.ts";

/** A form that somebody sent where they could not be signed in yet. */
export interface Draft {
  /** The form's id. */
  readonly id: InvitationId;
  readonly by: Person;
  /** Where the form was sent, which stays the home of the invitation. */
  readonly home: Home;
  readonly values: FormValues;
  /** The invitation that this one takes the place of. */
  readonly replaces?: InvitationId;
  readonly keptAt: Instant;
  /** When the form went on in its sender's own chat; absent while it hasn't. */
  readonly movedAt?: Instant;
}

/** Forms that wait for their sender to be signed in; what was typed is kept encrypted, and not for long. */
export interface Drafts {
  /** Keeps a form, in place of an older version of it by the same person. Somebody else's with the same id is another draft. */
  keep(draft: Draft): Promise<void>;
  /** Undefined when it was never kept, or purged, or can't be decrypted any more. */
  find(id: InvitationId, by: PersonId): Promise<Draft | undefined>;
  /** The latest that somebody sent in a conversation. */
  newest(by: PersonId, conversation: ConversationId): Promise<Draft | undefined>;
  /** Forgets what was kept before this moment; returns how many. */
  purge(before: Instant): Promise<number>;
}
