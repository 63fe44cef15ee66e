import { EventEmitter } from "node:events";
import type { Chats } from "./chats.ts";
import { isMentioned } from "./is-mentioned.ts";
import type { Conversation, Message } from "./message.ts";
import type { People } from "./people.ts";

/** An item of a person's activity feed. */
export interface FeedItem {
  readonly id: string;
  readonly kind: "mention" | "alert";
  readonly conversation: Conversation;
  readonly message: Message;
  isRead: boolean;
}

interface FeedEvents {
  /** A person's feed changed: by this item, or (null) because items were read or removed. */
  changed: [personId: string, item: FeedItem | null];
}

/**
 * Everybody's activity feed. A post reaches only the people that it mentions; a 1:1 message only when the bot asks for an alert (Microsoft:
 * Channel and group conversations). Edits reach nobody (Microsoft: Update and delete messages).
 */
export class Feed {
  readonly events = new EventEmitter<FeedEvents>();
  readonly #chats: Chats;
  readonly #people: People;
  readonly #items = new Map<string, FeedItem[]>();

  constructor(chats: Chats, people: People) {
    this.#chats = chats;
    this.#people = people;
    this.events.setMaxListeners(0);
    chats.events.on("posted", (message) => this.#onPosted(message));
    chats.events.on("deleted", (_, messageId) => this.#onDeleted(messageId));
    chats.events.on("read", (personId, conversation) => this.#readWhere(personId, (item) => item.conversation === conversation));
  }

  /** Newest first. */
  itemsOf(personId: string): readonly FeedItem[] {
    return [...(this.#items.get(personId) ?? [])].reverse();
  }

  unread(personId: string): number {
    return this.itemsOf(personId).filter(({ isRead }) => !isRead).length;
  }

  /** @param ids null: all items. */
  markRead(personId: string, ids: readonly string[] | null): void {
    this.#readWhere(personId, ({ id }) => ids === null || ids.includes(id));
  }

  clear(): void {
    this.#items.clear();
  }

  #onPosted(message: Message): void {
    const conversation = this.#chats.conversation(message.conversation);
    if (!conversation) return;
    for (const personId of conversation.members) {
      const kind = this.#kindFor(personId, conversation, message);
      if (kind) this.#add(personId, { id: message.id, kind, conversation, message, isRead: false });
    }
  }

  // T37
  #kindFor(personId: string, { kind }: Conversation, { content, from, onlyFor }: Message): FeedItem["kind"] | null {
    if (from.id === personId || (onlyFor !== null && onlyFor !== personId)) return null;
    if (kind === "personal") return content.alert ? "alert" : null;
    const person = this.#people.byId(personId);
    return person && content.mentions.some((mention) => isMentioned(person, mention)) ? "mention" : null;
  }

  #add(personId: string, item: FeedItem): void {
    this.#items.set(personId, [...(this.#items.get(personId) ?? []), item]);
    this.events.emit("changed", personId, item);
  }

  #onDeleted(messageId: string): void {
    for (const [personId, items] of this.#items) {
      const left = items.filter(({ message }) => message.id !== messageId);
      if (left.length === items.length) continue;
      this.#items.set(personId, left);
      this.events.emit("changed", personId, null);
    }
  }

  #readWhere(personId: string, fits: (item: FeedItem) => boolean): void {
    const found = (this.#items.get(personId) ?? []).filter((item) => !item.isRead && fits(item));
    for (const item of found) item.isRead = true;
    if (found.length > 0) this.events.emit("changed", personId, null);
  }
}
