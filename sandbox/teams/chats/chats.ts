import { EventEmitter } from "node:events";
import type { ConversationAddress } from "./ids.ts";
import { MessageIds } from "./message-ids.ts";
import type { Author, Card, Conversation, Message, MessageContent } from "./message.ts";

export interface ChatEvents {
  /** A message was posted; `message` follows. */
  posted: [message: Message];
  /** A message was posted or edited; `viewer` is set when only that person's view of it changed. */
  message: [message: Message, viewer: string | null];
  deleted: [conversation: Conversation, messageId: string];
  typing: [conversation: Conversation, root: string | null, from: Author];
  /** A person read a conversation. */
  read: [personId: string, conversation: Conversation];
  /** Conversations were added, removed or renamed, or their members or apps changed. */
  changed: [];
}

/** All conversations with their messages, in memory, and the events of their changes. */
export class Chats {
  readonly events = new EventEmitter<ChatEvents>();
  readonly #first: readonly Conversation[];
  #conversations: readonly Conversation[];
  readonly #ids = new MessageIds();
  readonly #messages = new Map<string, Message[]>();
  readonly #deleted = new Set<string>();

  constructor(conversations: readonly Conversation[]) {
    this.#first = conversations;
    this.#conversations = conversations;
    this.events.setMaxListeners(0);
  }

  get conversations(): readonly Conversation[] {
    return this.#conversations;
  }

  conversation(id: string): Conversation | undefined {
    return this.conversations.find((conversation) => conversation.id === id);
  }

  /** The conversations that have this person as a member. */
  conversationsOf(personId: string): readonly Conversation[] {
    return this.conversations.filter(({ members }) => members.has(personId));
  }

  add(conversation: Conversation): void {
    this.#conversations = [...this.#conversations, conversation];
    this.events.emit("changed");
  }

  /** Removes the conversation with all its messages. */
  remove(conversation: Conversation): void {
    this.#conversations = this.#conversations.filter((other) => other !== conversation);
    this.#messages.delete(conversation.id);
    this.events.emit("changed");
  }

  /** Oldest first. */
  messages(conversation: string): readonly Message[] {
    return this.#messages.get(conversation) ?? [];
  }

  message(conversation: string, id: string): Message | undefined {
    return this.messages(conversation).find((message) => message.id === id);
  }

  wasDeleted(conversation: string, id: string): boolean {
    return this.#deleted.has(`${conversation}/${id}`);
  }

  post(address: ConversationAddress, from: Author, content: MessageContent, onlyFor: string | null = null): Message {
    const id = this.#ids.next();
    const at = new Date().toISOString();
    const message: Message = { ...address, id, from, at, onlyFor, content, editedAt: null, problem: null, ...noViews() };
    this.#messages.set(address.conversation, [...this.messages(address.conversation), message]);
    this.events.emit("posted", message);
    this.events.emit("message", message, null);
    return message;
  }

  /** Everybody sees the new content; views of single people are removed (Microsoft: Universal Actions). */
  edit(message: Message, content: MessageContent): void {
    message.content = content;
    message.editedAt = new Date().toISOString();
    message.views.clear();
    message.brokenFor.clear();
    this.events.emit("message", message, null);
  }

  delete(conversation: Conversation, message: Message): void {
    const left = this.messages(conversation.id).filter((other) => other !== message);
    this.#messages.set(conversation.id, left);
    this.#deleted.add(`${conversation.id}/${message.id}`);
    this.events.emit("deleted", conversation, message.id);
  }

  /**
   * T29: One person sees another card in place of the shared one, until the message is edited (Microsoft: Universal Actions). False: the message
   * was deleted.
   */
  showOnlyTo(personId: string, message: Message, card: Card): boolean {
    if (!this.#isThere(message)) return false;
    message.views.set(personId, card);
    message.brokenFor.delete(personId);
    this.events.emit("message", message, personId);
    return true;
  }

  /** Shows the button of an OAuth card to one person. */
  offerSignIn(personId: string, message: Message): void {
    if (!this.#isThere(message)) return;
    message.signInFor.add(personId);
    this.events.emit("message", message, personId);
  }

  /** Shows Teams' words instead of the card to one person. */
  breakFor(personId: string, message: Message): void {
    if (!this.#isThere(message)) return;
    message.brokenFor.add(personId);
    this.events.emit("message", message, personId);
  }

  /** Teams' words for the sender, under a message that the bot did not accept. */
  setProblem(message: Message, problem: string): void {
    if (!this.#isThere(message)) return;
    message.problem = problem;
    this.events.emit("message", message, message.from.id);
  }

  /** Restores the conversations of the start, without messages. */
  clear(): void {
    this.#messages.clear();
    this.#deleted.clear();
    this.#conversations = this.#first;
  }

  /** False for a message that was deleted, or removed by a reset, while a bot was processing it. */
  #isThere(message: Message): boolean {
    return this.message(message.conversation, message.id) === message;
  }
}

function noViews(): Pick<Message, "views" | "brokenFor" | "signInFor"> {
  return { views: new Map(), brokenFor: new Set(), signInFor: new Set() };
}
