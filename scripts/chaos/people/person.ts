import type { ConversationView, MessageView, PersonView } from "../../../sandbox/page-api/api.ts";
import type { Journal } from "../journal.ts";
import type { Page, PressAnswer } from "../page.ts";
import type { CardData } from "./cards.ts";

export interface Press {
  readonly conversation: string;
  readonly message: string;
  readonly verb: string;
  readonly data: CardData;
}

/** Somebody at Teams. All that they see comes by server-sent events. */
export class Person {
  readonly id: string;
  readonly name: string;
  /** By conversation and message: each as this person sees it now. */
  readonly messages = new Map<string, MessageView>();
  /** Forms that this person has begun to use. */
  readonly claimed = new Set<string>();
  /** Keys of the messages that are, or were, about an invitation. */
  readonly #about = new Map<string, Set<string>>();
  readonly #page: Page;
  readonly #journal: Journal;
  readonly #listening = new AbortController();
  #conversations: readonly ConversationView[] = [];

  constructor({ id, name }: PersonView, page: Page, journal: Journal) {
    this.id = id;
    this.name = name;
    this.#page = page;
    this.#journal = journal;
  }

  async come(): Promise<void> {
    await this.#page.ask(`/api/people/${this.id}/locale`, { locale: "en-US" }, "PUT");
    this.#conversations = await this.#page.ask(`/api/as/${this.id}/conversations`);
    const { signal } = this.#listening;
    const response = await fetch(this.#page.address(`/api/as/${this.id}/events`), { signal });
    void this.#listen(response).catch((error: unknown) => {
      if (!signal.aborted) this.#journal.note("events-broke", { who: this.name, error: String(error) });
    });
    await this.readAll();
  }

  leave(): void {
    this.#listening.abort();
  }

  /** Keeps a message as this person sees it now, and which invitations its card is about. */
  keep(message: MessageView): void {
    const key = keyOf(message.conversation, message.id);
    this.messages.set(key, message);
    if (!message.card) return;
    for (const [, invitation = ""] of JSON.stringify(message.card).matchAll(/"invitation":"([0-9a-f-]{36})"/g)) {
      const keys = this.#about.get(invitation) ?? new Set();
      this.#about.set(invitation, keys.add(key));
    }
  }

  /** The messages whose cards are, or were, about one of these invitations, oldest first. */
  cardsAbout(invitations: Iterable<string>, conversation: string): readonly MessageView[] {
    const keys = new Set([...invitations].flatMap((id) => [...(this.#about.get(id) ?? [])]));
    const found = [...keys].flatMap((key) => this.messages.get(key) ?? []);
    return found
      .filter((message) => message.card && message.conversation === conversation && message.from.isBot)
      .sort((a, b) => a.at.localeCompare(b.at));
  }

  /** Plain messages of the bot. */
  words(): readonly MessageView[] {
    return [...this.messages.values()].filter((message) => message.from.isBot && !message.card);
  }

  async readAll(): Promise<void> {
    for (const { id } of this.#conversations) {
      const all = await this.#page.ask<readonly MessageView[]>(`/api/as/${this.id}/conversations/${encodeURIComponent(id)}/messages`);
      for (const message of all) this.keep(message);
    }
  }

  /** Id of the conversation with this title; `chat` is the 1:1 chat with the bot. @throws Error without one. */
  place(title: string): string {
    const found = this.#conversations.find((each) => (title === "chat" ? each.kind === "personal" : each.title === title));
    if (!found) throw new Error(`${this.name} isn't in ${title}`);
    return found.id;
  }

  say(conversation: string, text: string, mentionBot: boolean): Promise<{ readonly id: string }> {
    return this.#page.ask(`/api/as/${this.id}/messages`, { conversation, root: null, text, mentionBot });
  }

  message(conversation: string, id: string): MessageView | undefined {
    return this.messages.get(keyOf(conversation, id));
  }

  /** One press. It never throws: the answer is what the person sees. */
  async press({ conversation, message, verb, data }: Press): Promise<PressAnswer> {
    try {
      const body = { conversation, message, action: { id: null, verb, data } };
      return await this.#page.ask<PressAnswer>(`/api/as/${this.id}/actions`, body);
    } catch (error) {
      return { kind: "http", text: String(error) };
    }
  }

  async #listen(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    let rest = "";
    for await (const chunk of response.body ?? []) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
      rest = parts.pop() ?? "";
      parts.forEach((part) => this.#hear(part));
    }
  }

  #hear(part: string): void {
    const event = /^event: ?(.*)$/m.exec(part)?.[1];
    const data = [...part.matchAll(/^data: ?(.*)$/gm)].map(([, line]) => line).join("\n");
    if (event === "message") this.keep(JSON.parse(data) as MessageView);
    if (event !== "deleted") return;
    const { conversation, id } = JSON.parse(data) as { conversation: string; id: string };
    this.messages.delete(keyOf(conversation, id));
  }
}

function keyOf(conversation: string, message: string): string {
  return `${conversation}/${message}`;
}
