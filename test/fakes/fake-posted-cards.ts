import { approverAt } from "../../src/domain/posted-card.ts";
import type { CardPlace } from "../../src/domain/posted-card.ts";
import type { PostedCards } from "../../src/ports/posted-cards.ts";
import type { FakeApprovalsChannel } from "./fake-approvals-channel.ts";
import type { FakeNotifier } from "./fake-notifier.ts";

/** The cards of invitations: each place records its cards together with its messages. The copies are recorded with the approvals channel. */
export function fakePostedCards(home: FakeNotifier, approvals: FakeApprovalsChannel): PostedCards {
  const at = (place: CardPlace) => {
    if (place === "home" || place === "owners") return home;
    const approver = approverAt(place);
    return approver === undefined ? approvals : approvals.copyOf(approver);
  };
  return {
    post: (place, invitation, mentioned) =>
      place === "owners" ? home.showOwners(invitation, mentioned, undefined) : at(place).postCard(invitation, mentioned),
    async edit(place, invitation, mentioned, notes) {
      if (place !== "owners") return at(place).editCard(invitation, notes);
      const card = invitation.team?.ask?.card;
      return card === undefined ? { kind: "message-missing" } : home.showOwners(invitation, mentioned, card);
    },
    leadToCard: (place, invitation, from) => at(place).leadToCard(invitation, from),
  };
}
