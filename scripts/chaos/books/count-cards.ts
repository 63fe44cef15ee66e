import type { MessageView } from "../../../sandbox/page-api/api.ts";
import { actionOf, sketchOf, stateShown, wordsOf } from "../people/cards.ts";
import type { Run } from "../run.ts";
import type { Case } from "./evidence.ts";
import type { Ledger } from "./ledger.ts";

/** One living card, which shows how the invitation ended. */
export function countLivingCards(ledger: Ledger, { entry, row }: Case): void {
  if (!row) return;
  const cards = entry.person.cardsAbout([row.id], entry.conversation);
  const own = cards.find(({ id }) => id === row.home_card);
  const shown = own ? stateShown(own.card) : "no card";
  if (shown !== row.state) ledger.wrong("cardsWrong", entry, `the living card shows ${shown}, is ${row.state}`, sketchOf(own?.card));
  if (cards.length > 1) ledger.wrong("duplicateCards", entry, `${cards.length} living cards`, cards.map(described));
}

const approverNames = ["Megan Bowen", "MOD Administrator", "Grady Archie"];

/** One approval card, on which nobody can decide any more once the request isn't waiting. */
export function countApprovalCards(run: Run, ledger: Ledger, { entry, row, records }: Case): void {
  if (!row || row.approval === null) return;
  const ids = records.map(({ id }) => id);
  const [first] = approverNames;
  const cards = run
    .person(first ?? "")
    .cardsAbout(ids, run.approvalsChannel)
    .filter(isApprovalCard);
  if (cards.length === 0) ledger.remark(entry, "no approval card in the channel");
  if (cards.length > 1) ledger.wrong("approvalCards2", entry, `${cards.length} approval cards`, cards.map(described));
  if (row.state === "awaiting-approval") return;
  for (const name of approverNames) {
    const open = run
      .person(name)
      .cardsAbout(ids, run.approvalsChannel)
      .filter(({ card }) => actionOf(card, "approve"));
    if (open.length > 0) ledger.wrong("approvalCardsOpen", entry, `the approval card is still open for ${name}, is ${row.state}`);
  }
}

/** It says who asks for which partner, or after the decision for that the partner is. A card that was turned into a note about another card isn't one. */
export function isApprovalCard({ card }: Pick<MessageView, "card">): boolean {
  return /asks to invite|"text":"[^" ]+@[^" ]+ for /.test(wordsOf(card));
}

function described({ id, at, card }: MessageView): string {
  return `${id} of ${at}: ${actionOf(card, "approve") ? "open" : stateShown(card)}`;
}
