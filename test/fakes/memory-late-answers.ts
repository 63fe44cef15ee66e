import type { LateAnswer, PressedMessage } from "../../src/domain/late-answer.ts";
import type { LateAnswers } from "../../src/ports/late-answers.ts";

/** Answers that became known after their turn, in memory. */
export function memoryLateAnswers(): LateAnswers {
  const answers = new Map<string, LateAnswer>();
  const keyOf = ({ conversation, card }: PressedMessage, by: string) => `${conversation}/${card}/${by}`;
  return {
    keep: async (answer) => void answers.set(keyOf(answer.message, answer.by.id), answer),
    find: async (message, by) => answers.get(keyOf(message, by)),
    async on({ conversation, card }) {
      const all = [...answers.values()].filter(({ message }) => message.conversation === conversation && message.card === card);
      return all.toSorted((a, b) => (a.keptAt + a.by.id < b.keptAt + b.by.id ? -1 : 1));
    },
    drop: async (message, by) => void answers.delete(keyOf(message, by)),
    async purge(before) {
      const old = [...answers].filter(([, { keptAt }]) => keptAt < before);
      for (const [key] of old) answers.delete(key);
      return old.length;
    },
  };
}
