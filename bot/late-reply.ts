import type { Flows } from "../src/flows/flows.ts";
import type { Reply } from "./reply.ts";
import type { Turn } from "./turn.ts";

/** Answers through the turn while it lasts, and as new messages after it: then its TurnContext can't be used any more. */
export function lateReply(reply: Reply, flows: Pick<Flows, "sayLater">, { conversation }: Turn): Reply & { endTurn(): void } {
  let hasEnded = false;
  return {
    text: async (text) => (hasEnded ? flows.sayLater(conversation, { text }) : reply.text(text)),
    card: async (card, summary) => (hasEnded ? flows.sayLater(conversation, { card, summary }) : reply.card(card, summary)),
    endTurn() {
      hasEnded = true;
    },
  };
}
