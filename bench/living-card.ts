import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Submission } from "./channel.ts";

const latestMs = 60_000;

/** @throws Error when the answer isn't the card of a sent invitation. */
export function expectLivingCard(answer: unknown): void {
  if (!isLivingCard(answer)) throw new Error(`A submit was answered ${JSON.stringify(answer)}`);
}

export function isLivingCard(answer: unknown): boolean {
  return JSON.stringify(answer).includes('"show-link"');
}

/** Resolves when the bot has made the card of this form a living card. Call it before the submit. @throws Error when it doesn't. */
export function cardEdited({ teams: { chats } }: Sandbox, { card }: Submission): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (message: object) => {
      if (message === card && card.editedAt !== null && isLivingCard(card.content)) end(resolve);
    };
    const late = () => end(() => reject(new Error(`${latestMs / 1_000} s after a submit its card is ${JSON.stringify(card.content)}`)));
    const timer = setTimeout(late, latestMs);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      chats.events.off("message", look);
      settle();
    };
    chats.events.on("message", look);
  });
}
