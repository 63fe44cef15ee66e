import type { Addressee } from "../addressee.ts";
import type { ActivityId, ConversationId, Instant } from "../ids.ts";

/** A card that tells one addressee that Microsoft has stopped the tenant's invitations. */
export interface StopCard {
  /** The stop: its `since`. */
  readonly since: Instant;
  readonly to: Addressee;
  readonly locale: string;
  readonly timeZone: string;
  /** Where it was posted; absent before that. */
  readonly conversation?: ConversationId;
  /** Absent also when Teams gave no id: then it can't be edited. */
  readonly card?: ActivityId;
  /** What it says (`stopMark`), so that it isn't edited in vain. */
  readonly shown?: string;
}
