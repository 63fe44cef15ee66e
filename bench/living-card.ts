import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Submission } from "./channel.ts";

/** @throws Error when the answer isn't the card of a sent invitation. */
export function expectLivingCard(answer: unknown): void {
  if (!isLivingCard(answer)) throw new Error(`A submit was answered ${JSON.stringify(answer)}`);
}

export function isLivingCard(answer: unknown): boolean {
  return JSON.stringify(answer).includes('"show-link"');
}

/** Resolves when the bot has edited the card of this form. Call it before the submit. */
export function cardEdited({ teams: { chats } }: Sandbox, { card }: Submission): Promise<void> {
  return new Promise((resolve) => {
    const look = (message: object) => {
      if (message !== card || card.editedAt === null) return;
      chats.events.off("message", look);
      resolve();
    };
    chats.events.on("message", look);
  });
}
