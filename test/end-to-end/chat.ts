import assert from "node:assert/strict";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { ActionResult, ConversationView, MailView, MessageView } from "../../sandbox/page-api/api.ts";
import { pageClient } from "../sandbox/page-client.ts";
import type { PageClient } from "../sandbox/page-client.ts";

/** One person in the sandbox's Teams: what they do and see. */
export interface Chat {
  readonly page: PageClient;
  /** Sends text in the 1:1 chat with the bot. */
  say(text: string): Promise<void>;
  /** Starts a post in the team's General channel that mentions the bot. */
  post(text: string): Promise<void>;
  /** Sends text that mentions the bot in the group chat or channel with this title. */
  sayIn(title: string, text: string): Promise<void>;
  /** Adds the app to the conversation with this title, or removes it; the 1:1 chat has the bot's name. */
  changeApp(title: string, state: "installed" | "removed" | "blocked"): Promise<void>;
  /** All messages in all conversations that this person sees now, oldest first. */
  read(): Promise<readonly MessageView[]>;
  /** The first message of the bot that matches, now or as soon as it is there. */
  until(fits: (message: MessageView) => boolean, what: string): Promise<MessageView>;
  /** The form that this person got since they last sent something. */
  form(): Promise<MessageView>;
  press(message: MessageView, verb: string, typed?: Readonly<Record<string, unknown>>): Promise<ActionResult>;
  setLocale(locale: string): Promise<void>;
  mails(): Promise<readonly MailView[]>;
  /** Takes a guest out of the team, as an owner does in Teams itself. */
  takeOut(guest: string): Promise<void>;
  /** Accepts an invitation as the partner who got this mail. */
  accept(redeemUrl: string): Promise<void>;
  close(): void;
}

export async function chatAs(sandbox: Sandbox, person: string): Promise<Chat> {
  const page = pageClient(sandbox.pageUrl, person);
  const events = await page.events();
  const conversations = async (): Promise<readonly ConversationView[]> => (await page.get("conversations")).body;
  const idOf = async (fits: (view: ConversationView) => boolean) => (await conversations()).find(fits)?.id;

  /** Forms from before this person last sent something: these don't answer it. */
  let earlier: ReadonlySet<string> = new Set();
  const isOwnForm = ({ card }: MessageView): boolean => actionOf(card, "send-invitation")?.data["for"] === person;

  async function send(conversation: string | undefined, text: string, mentionBot: boolean): Promise<void> {
    earlier = new Set((await read()).filter(isOwnForm).map(({ id }) => id));
    const answer = await page.send("POST", "messages", { conversation, root: null, text, mentionBot });
    assert.equal(answer.status < 300, true, JSON.stringify(answer.body));
  }

  async function read(): Promise<readonly MessageView[]> {
    const all = await Promise.all(
      (await conversations()).map(async ({ id }) => (await page.get(`conversations/${encodeURIComponent(id)}/messages`)).body),
    );
    return all.flat();
  }

  async function until(fits: (message: MessageView) => boolean, what: string): Promise<MessageView> {
    for (;;) {
      const found = (await read()).findLast((message) => message.from.isBot && fits(message));
      if (found) return found;
      await Promise.race([events.next("message"), tooLate(what)]);
    }
  }

  return {
    page,
    read,
    until,
    say: async (text) => send(await idOf(({ kind }) => kind === "personal"), text, false),
    post: async (text) => send(await idOf(({ title }) => title === "General"), text, true),
    sayIn: async (title, text) => send(await idOf((view) => view.title === title), text, true),
    async changeApp(title, state) {
      const conversation = encodeURIComponent((await idOf((view) => view.title === title)) ?? "");
      assert.equal((await page.send("PUT", `conversations/${conversation}/app`, { state })).status, 200);
      await sandbox.settled();
    },
    form: () => until((message) => isOwnForm(message) && !earlier.has(message.id), "a form"),
    async press(message, verb, typed = {}) {
      const action = actionOf(message.card, verb);
      assert.ok(action, `the card has no ${verb}`);
      const body = {
        conversation: message.conversation,
        message: message.id,
        action: { id: null, verb, data: { ...action.data, ...typed } },
      };
      const answer = await page.send("POST", "actions", body);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      return answer.body;
    },
    setLocale: async (locale) => void (await page.send("PUT", `/api/people/${person}/locale`, { locale })),
    mails: async () => (await page.get("/api/mail")).body,
    async takeOut(guest) {
      const general = (await idOf(({ title }) => title === "General")) ?? "";
      const answer = await page.send("DELETE", `conversations/${encodeURIComponent(general)}/members/${guest}`);
      assert.equal(answer.status, 204);
    },
    async accept(redeemUrl) {
      const ticket = ticketOf(redeemUrl);
      const answer = await page.send("POST", "/api/redeem", { ticket });
      assert.equal(answer.body.state, "Accepted");
    },
    close: () => events.close(),
  };
}

/**
 * The longest time from an acceptance to its notice without change notifications (design: 35 s), and much more than a loaded machine needs
 * here.
 */
const longest = 20_000;

function tooLate(what: string): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`There was never ${what}`)), longest).unref();
  });
}

interface Execute {
  readonly data: Readonly<Record<string, unknown>>;
}

/** The Action.Execute with this verb, anywhere on the card. */
export function actionOf(node: unknown, verb: string): Execute | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  if ("verb" in node && node.verb === verb && "data" in node) return { data: { ...Object(node.data) } };
  for (const part of Object.values(node)) {
    const found = actionOf(part, verb);
    if (found) return found;
  }
  return undefined;
}

/** All texts of a card, without the signs that keep the title of a fact on one line. */
export function wordsOf(card: unknown): string {
  const words = JSON.stringify(card, (key, value) => (key === "fallbackText" ? undefined : value));
  return words.replaceAll("\u00a0", " ").replaceAll("\u2060", "");
}

function ticketOf(redeemUrl: string): string {
  const inner = new URL(new URL(redeemUrl).searchParams.get("rd") ?? "");
  return decodeURIComponent(inner.searchParams.get("ticket") ?? "");
}
