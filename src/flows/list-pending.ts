import type { ConversationId, Instant } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Person } from "../domain/person.ts";
import type { Ports } from "../ports/ports.ts";

type Needs = Pick<Ports, "invitations" | "clock">;

/** What fits on one card. */
const shown = 15;

export interface PendingList {
  readonly invitations: readonly Invitation[];
  readonly now: Instant;
  readonly more: boolean;
  readonly scope: "mine" | "here";
}

export interface PendingInput {
  readonly by: Person;
  readonly conversation: ConversationId;
  /** In the 1:1 chat a person sees their own; in a channel what began there. */
  readonly personal: boolean;
}

/** Open invitations, oldest first. */
export async function listPending({ invitations, clock }: Needs, { by, conversation, personal }: PendingInput): Promise<PendingList> {
  const found = await invitations.listOpen(personal ? { requester: by.id } : { conversation }, shown + 1);
  return { invitations: found.slice(0, shown), now: clock.now(), more: found.length > shown, scope: personal ? "mine" : "here" };
}
