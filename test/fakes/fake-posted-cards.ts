import type { CardPlace } from "../../src/domain/posted-card.ts";
import type { PostedCards } from "../../src/ports/posted-cards.ts";
import type { FakeApprovalsChannel } from "./fake-approvals-channel.ts";
import type { FakeNotifier } from "./fake-notifier.ts";

/** The cards of invitations: each place records its cards together with its messages. */
export function fakePostedCards(home: FakeNotifier, approvals: FakeApprovalsChannel): PostedCards {
  const places = { home, approvals } satisfies Record<CardPlace, unknown>;
  return {
    post: (place, invitation, mentioned) => places[place].postCard(invitation, mentioned),
    edit: (place, invitation, _, notes) => places[place].editCard(invitation, notes),
    leadToCard: (place, invitation, from) => places[place].leadToCard(invitation, from),
  };
}
