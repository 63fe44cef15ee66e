import type { LateAnswer, PressedMessage, ReadyCard } from "../../src/domain/late-answer.ts";
import type { ConversationId } from "../../src/domain/ids.ts";
import type { NotifyOutcome } from "../../src/ports/notifier.ts";
import type { PressedMessages } from "../../src/ports/posted-cards.ts";
import { id } from "../build/ids.ts";
import { playNext } from "./planned-outcome.ts";
import type { PlannedOutcome } from "./planned-outcome.ts";

type Words = Parameters<PressedMessages["say"]>[1];

/** Records what people saw after their turn. */
export class FakePressedMessages implements PressedMessages {
  readonly replaced: { readonly message: PressedMessage; readonly card: ReadyCard }[] = [];
  readonly told: { readonly conversation: ConversationId; readonly answer: LateAnswer; readonly among: "alone" | "others" }[] = [];
  readonly said: { readonly conversation: ConversationId; readonly words: Words }[] = [];
  /** The outcomes of the next calls; after these, all are sent. */
  readonly planned: PlannedOutcome[] = [];

  async replace(message: PressedMessage, card: ReadyCard): Promise<NotifyOutcome> {
    return this.#outcome(() => this.replaced.push({ message, card }));
  }

  async tell(conversation: ConversationId, answer: LateAnswer, among: "alone" | "others"): Promise<NotifyOutcome> {
    return this.#outcome(() => this.told.push({ conversation, answer, among }));
  }

  async say(conversation: ConversationId, words: Words): Promise<NotifyOutcome> {
    return this.#outcome(() => this.said.push({ conversation, words }));
  }

  #outcome(record: () => void): NotifyOutcome {
    return playNext(this.planned, (planned = { kind: "sent", activity: id("told") }) => {
      if (planned.kind === "sent") record();
      return planned;
    });
  }
}
