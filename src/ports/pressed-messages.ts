import type { ConversationId } from "../domain/ids.ts";
import type { LateAnswer, PressedMessage, ReadyCard } from "../domain/late-answer.ts";
import type { NotifyOutcome } from "./notifier.ts";

/** What is said in answer to a press after its turn has ended. Throws what the notifier throws. */
export interface PressedMessages {
  /** Puts a card in the place of the message on which somebody pressed. */
  replace(message: PressedMessage, card: ReadyCard): Promise<NotifyOutcome>;
  /** A new message with the answer; among others it names the person who pressed. */
  tell(conversation: ConversationId, answer: LateAnswer, among: "alone" | "others"): Promise<NotifyOutcome>;
  /** A new message in the conversation of a turn that has ended. */
  say(
    conversation: ConversationId,
    words: { readonly text: string } | { readonly card: ReadyCard; readonly summary: string },
  ): Promise<NotifyOutcome>;
}
