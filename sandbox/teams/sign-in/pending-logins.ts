import type { InvokePlace } from "../to-bot/invoke-bot.ts";
import type { OAuthCard } from "../chats/oauth-card.ts";

/** The sign-in requests of the bot that people have not answered yet: a client keeps a request while it asks the person. */
export class PendingLogins {
  readonly #cards = new Map<string, OAuthCard>();

  keep(place: InvokePlace, card: OAuthCard): void {
    this.#cards.set(keyOf(place), card);
  }

  find(place: InvokePlace): OAuthCard | undefined {
    return this.#cards.get(keyOf(place));
  }

  clear(): void {
    this.#cards.clear();
  }
}

function keyOf({ person, message }: InvokePlace): string {
  return `${person.id}/${message.conversation}/${message.id}`;
}
