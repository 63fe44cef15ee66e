import type { ActivityId, ConversationId, Instant, PersonId } from "../ids.ts";

/** A card that tells one addressee that Microsoft has stopped the tenant's invitations. */
export interface StopCard {
  /** The stop: its `since`. */
  readonly since: Instant;
  /** An administrator, or the approvals channel. */
  readonly to: StopAddressee;
  readonly locale: string;
  readonly timeZone: string;
  /** Where it was posted; absent before that. */
  readonly conversation?: ConversationId;
  /** Absent also when Teams gave no id: then it can't be edited. */
  readonly card?: ActivityId;
  /** What it says (`stopMark`), so that it isn't edited in vain. */
  readonly shown?: string;
}

export type StopAddressee = { readonly kind: "person"; readonly id: PersonId } | { readonly kind: "channel"; readonly id: ConversationId };
