import { isMentioned } from "./is-mentioned.ts";
import { isShownTo } from "./is-shown-to.ts";
import type { Chats } from "./chats.ts";
import type { Conversation, Message } from "./message.ts";
import type { TeamsPerson } from "./people.ts";

/**
 * Counts the messages since a person last read a conversation. In a channel only mentions of the person count: a post without a mention
 * reaches no feed. Edits don't count (Microsoft: Update and delete messages).
 */
export class Unread {
  readonly #chats: Chats;
  readonly #seen = new Map<string, number>();

  constructor(chats: Chats) {
    this.#chats = chats;
  }

  // T35
  count(person: TeamsPerson, conversation: Conversation): number {
    const seen = this.#seen.get(key(person, conversation)) ?? 0;
    return this.#chats.messages(conversation.id).filter((message) => Number(message.id) > seen && isFor(person, conversation, message))
      .length;
  }

  markRead(person: TeamsPerson, conversation: Conversation): void {
    const newest = this.#chats.messages(conversation.id).at(-1);
    this.#seen.set(key(person, conversation), newest ? Number(newest.id) : 0);
    this.#chats.events.emit("read", person.id, conversation);
  }

  clear(): void {
    this.#seen.clear();
  }
}

// T34
function isFor(person: TeamsPerson, conversation: Conversation, message: Message): boolean {
  if (message.from.id === person.id || !isShownTo(message, person.id)) return false;
  return conversation.kind !== "channel" || message.content.mentions.some((mention) => isMentioned(person, mention));
}

function key(person: TeamsPerson, conversation: Conversation): string {
  return `${person.id}/${conversation.id}`;
}
