import { CardFactory, MessageFactory } from "botbuilder";
import type { TurnContext } from "botbuilder";
import type { AdaptiveCard } from "../src/cards/card.ts";
import { directMessage } from "../src/texts/isolate.ts";

/** Answers in the conversation of this turn. Later messages go through the notifier. */
export interface Reply {
  text(text: string): Promise<void>;
  /** `summary` is the text of the toast. Without it Teams shows "sent a card". */
  card(card: AdaptiveCard, summary: string): Promise<void>;
}

export function replyIn(context: TurnContext): Reply {
  return {
    async text(text) {
      await context.sendActivity(MessageFactory.text(directMessage(text)));
    },
    async card(card, summary) {
      await context.sendActivity({ ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), summary });
    },
  };
}
