import { approverAt } from "../../src/domain/posted-card.ts";
import type { CardPlace } from "../../src/domain/posted-card.ts";
import type { PostedCards } from "../../src/ports/posted-cards.ts";
import type { FakeApprovalsChannel } from "./fake-approvals-channel.ts";
import type { FakeNotifier } from "./fake-notifier.ts";

/** The cards of invitations: each place records its cards together with its messages. The copies are recorded with the approvals channel. */
export function fakePostedCards(home: FakeNotifier, approvals: FakeApprovalsChannel): PostedCards {
  const at = (place: CardPlace) => {
    if (place === "home") return home;
    const approver = approverAt(place);
    return approver === undefined ? approvals : approvals.copyOf(approver);
  };
  return {
    post: (place, invitation, mentioned) => at(place).postCard(invitation, mentioned),
    edit: (place, invitation, _, notes) => at(place).editCard(invitation, notes),
    leadToCard: (place, invitation, from) => at(place).leadToCard(invitation, from),
  };
}
