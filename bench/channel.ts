import { randomUUID } from "node:crypto";
import { activityOf } from "../sandbox/teams/activity-of.ts";
import { chatId } from "../sandbox/teams/ids.ts";
import type { Conversation, Message } from "../sandbox/teams/message.ts";
import type { TeamsPerson } from "../sandbox/teams/people.ts";
import { PERSON_IDS } from "../sandbox/well-known.ts";
import type { PretendTenant } from "./pretend-tenant.ts";

/** An action that Teams sends when somebody submits the form. */
export interface Submission {
  /** The form's id, which becomes the invitation's. */
  readonly invitation: string;
  readonly email: string;
  /** The message that holds the form. */
  readonly card: Message;
  /** Undefined: Teams hasn't signed the person in yet. */
  readonly ssoToken: string | undefined;
}

/** Teams, as one requester's 1:1 chat with the bot: sends activities and gives the body of the answer. */
export class Channel {
  readonly #outside: PretendTenant;
  readonly #person: TeamsPerson;
  readonly #chat: Conversation;
  #partners = 0;

  constructor(outside: PretendTenant) {
    const { people, chats, appId } = outside.teams;
    const person = people.byId(PERSON_IDS.adele);
    const chat = chats.conversation(chatId(PERSON_IDS.adele, appId));
    if (!person || !chat) throw new Error("The pretend tenant has no requester with a chat");
    this.#outside = outside;
    this.#person = person;
    this.#chat = chat;
  }

  async say(endpoint: string, text: string): Promise<void> {
    await this.#deliver(endpoint, { type: "message", id: randomUUID(), text, textFormat: "plain" });
  }

  /** A form of the bot's in the chat, with an address that nobody submitted before. */
  async form(): Promise<Submission> {
    this.#partners += 1;
    const { teams } = this.#outside;
    const card = teams.chats.post({ conversation: this.#chat.id, root: null }, teams.bot, { text: "", mentions: [], card: {} });
    const ssoToken = await this.signIn();
    return { invitation: randomUUID(), email: `partner-${this.#partners}-${randomUUID().slice(0, 8)}@fabrikam.com`, card, ssoToken };
  }

  /** The token that Teams sends with every press until it runs out. */
  async signIn(): Promise<string> {
    this.#signedIn ??= this.#outside.ssoToken(this.#person.id);
    return this.#signedIn;
  }
  #signedIn: Promise<string> | undefined;

  async submit(endpoint: string, { invitation, email, card, ssoToken }: Submission): Promise<unknown> {
    const authentication = ssoToken === undefined ? {} : { authentication: { id: randomUUID(), connectionName: "sso", token: ssoToken } };
    const data = { invitation, for: this.#person.id, email };
    const action = { type: "Action.Execute", verb: "send-invitation", data };
    return this.#deliver(endpoint, {
      type: "invoke",
      name: "adaptiveCard/action",
      id: `f:${randomUUID()}`,
      replyToId: card.id,
      value: { action, trigger: "manual", ...authentication },
    });
  }

  async #deliver(endpoint: string, activity: object): Promise<unknown> {
    const { teams, serviceUrl } = this.#outside;
    const sender = activityOf({ teams, serviceUrl, person: this.#person, conversation: this.#chat, root: null });
    const headers = { "content-type": "application/json", authorization: `Bearer ${await this.#outside.channelToken()}` };
    const response = await fetch(endpoint, { method: "POST", headers, body: JSON.stringify({ ...sender, ...activity }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`The bot answered ${response.status}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }
}
