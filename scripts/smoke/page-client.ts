import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { ticketOf } from "../../sandbox/partner/redeem-url.ts";
import type { PressAction, SendMessage } from "../../sandbox/page-api/api.ts";

const limitMilliseconds = 30_000;

const people = z.array(z.object({ id: z.string(), name: z.string() }));
const conversations = z.array(z.object({ id: z.string(), kind: z.string(), title: z.string() }));
const messages = z.array(
  z.object({
    id: z.string(),
    text: z.string(),
    from: z.object({ isBot: z.boolean() }),
    mentions: z.array(z.object({ isMe: z.boolean() })),
    card: z.record(z.string(), z.unknown()).nullable(),
  }),
);
const mails = z.array(z.object({ to: z.string(), redeemUrl: z.string() }));
const result = z.object({ kind: z.string(), text: z.string().optional() });
const redemption = z.object({ state: z.string() });

export type Message = z.infer<typeof messages>[number];

/** One person in the sandbox, by the API of its page (sandbox/page-api/api.ts). */
export class PageClient {
  readonly #url: string;
  readonly #as: string;

  private constructor(url: string, as: string) {
    this.#url = url;
    this.#as = as;
  }

  static async playing(name: string, url: string): Promise<PageClient> {
    const person = people.parse(await ask(url, "/api/people")).find((one) => one.name === name);
    if (!person) throw new Error(`The sandbox has no ${name}`);
    return new PageClient(url, person.id);
  }

  /** Id of the 1:1 chat with the bot. */
  async chat(): Promise<string> {
    const chat = conversations.parse(await this.#ask("/conversations")).find(({ kind }) => kind === "personal");
    if (!chat) throw new Error("This person has no chat with the bot");
    return chat.id;
  }

  /** Id of the channel with this title. */
  async channel(title: string): Promise<string> {
    const channel = conversations.parse(await this.#ask("/conversations")).find((one) => one.kind === "channel" && one.title === title);
    if (!channel) throw new Error(`This person sees no channel ${title}`);
    return channel.id;
  }

  async messages(conversation: string): Promise<readonly Message[]> {
    return messages.parse(await this.#ask(`/conversations/${encodeURIComponent(conversation)}/messages`));
  }

  async say(message: SendMessage): Promise<void> {
    await this.#ask("/messages", message);
  }

  /** Presses a button. @throws Error when the answer is a banner or a sign-in button. */
  async press(action: PressAction): Promise<void> {
    const { kind, text } = result.parse(await this.#ask("/actions", action));
    if (kind === "error" || kind === "sign-in") throw new Error(`Pressing ${action.action.verb} gave ${kind}: ${text}`);
  }

  /** Ticket of the newest invitation mail to this address; undefined without a mail. */
  async ticketFor(email: string): Promise<string | undefined> {
    const mail = mails.parse(await ask(this.#url, "/api/mail")).find(({ to }) => to === email);
    return mail && ticketOf(mail.redeemUrl);
  }

  /** Accepts as the partner. */
  async redeem(ticket: string): Promise<void> {
    const { state } = redemption.parse(await ask(this.#url, "/api/redeem", { ticket }));
    if (state !== "Accepted") throw new Error(`Redeeming left the guest ${state}`);
  }

  #ask(path: string, body?: unknown): Promise<unknown> {
    return ask(this.#url, `/api/as/${this.#as}${path}`, body);
  }
}

async function ask(url: string, path: string, body?: unknown): Promise<unknown> {
  const signal = AbortSignal.timeout(limitMilliseconds);
  const post = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(new URL(path, url), { signal, ...(body !== undefined && post) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  const text = await response.text();
  return text === "" ? undefined : JSON.parse(text);
}

/** Polls every 100 ms until there is a value. @throws Error after 30 s, with the missing thing. */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + limitMilliseconds;
  while (performance.now() < deadline) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await wait(100);
  }
  throw new Error(`Waited 30 s in vain for ${what}`);
}
