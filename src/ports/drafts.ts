import type { Draft } from "../domain/draft.ts";
import type { ConversationId, Instant, InvitationId, PersonId } from "../domain/ids.ts";

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
