import { randomUUID } from "node:crypto";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Message } from "../sandbox/teams/chats/message.ts";
import { PERSON_IDS } from "../sandbox/directory/well-known.ts";
import { seedCrowds } from "../sandbox/tenant/seed.ts";
import { PageClient } from "../scripts/smoke/page-client.ts";
import type { Delivery } from "./pretend-bot.ts";
import { PretendBot } from "./pretend-bot.ts";

const colleagues = 1_000;

/** A form that a person submits. */
export interface Submission {
  /** The form's id, which becomes the invitation's. */
  readonly invitation: string;
  readonly email: string;
  /** The message that holds the form. */
  readonly card: Message;
}

/** Activities that Teams sends in the requester's 1:1 chat with the bot. */
interface Samples {
  readonly message: Delivery;
  /** A press after Teams has signed the person in. */
  readonly press: Delivery;
}

/** Teams in one person's chat with the bot: sends activities like those of the sandbox, and returns the bot's answer. */
export class Channel {
  readonly #sandbox: Sandbox;
  readonly #chat: string;
  readonly #samples: Samples;
  readonly #colleagues: string[] = [];
  #said = 0;

  private constructor(sandbox: Sandbox, chat: string, samples: Samples) {
    this.#sandbox = sandbox;
    this.#chat = chat;
    this.#samples = samples;
  }

  /** Sends a message and a press in the sandbox, to record samples of its activities. */
  static async open(sandbox: Sandbox): Promise<Channel> {
    const person = await PageClient.playing("Adele Vance", sandbox.pageUrl);
    const chat = await person.chat();
    const bot = new PretendBot();
    sandbox.setBotEndpoint(await bot.listen((activity) => answer(sandbox, activity)));
    await person.say({ conversation: chat, root: null, text: "hello", mentionBot: false });
    const { id: message } = postForm(sandbox, chat);
    await person.press({ conversation: chat, message, action: { id: null, verb: "send-invitation", data: {} } });
    bot.close();
    return new Channel(sandbox, chat, samplesIn(bot.deliveries));
  }

  async say(endpoint: string, text: string): Promise<void> {
    await deliver(endpoint, this.#samples.message, { id: randomUUID(), text });
  }

  /** The same from one colleague after the other: none of them comes near their limits. */
  async sayAsColleague(endpoint: string, text: string): Promise<void> {
    const colleague = this.#nextColleague();
    const from = { ...Object(this.#samples.message.activity["from"]), id: `29:${colleague}`, aadObjectId: colleague };
    await deliver(endpoint, this.#samples.message, { id: randomUUID(), text, from });
  }

  #nextColleague(): string {
    const { users } = this.#sandbox.tenant;
    if (this.#colleagues.length === 0) {
      const first = users.size;
      seedCrowds(this.#sandbox.tenant, { members: colleagues, guests: 0, acceptedGuests: 0 });
      for (let place = first; place < users.size; place += 1) this.#colleagues.push(users.at(place)?.user.id ?? "");
    }
    this.#said += 1;
    return this.#colleagues[this.#said % colleagues] ?? "";
  }

  /** A form of the bot's in the chat, with an address that was never submitted. */
  form(): Submission {
    return { invitation: randomUUID(), email: `partner-${randomUUID()}@fabrikam.com`, card: postForm(this.#sandbox, this.#chat) };
  }

  /** Presses the form's button; by default with the token by which Teams has signed the person in. */
  async submit(endpoint: string, { invitation, email, card }: Submission, { signedIn = true } = {}): Promise<unknown> {
    const { press } = this.#samples;
    const data = { invitation, email, for: PERSON_IDS.adele };
    const action = { type: "Action.Execute", verb: "send-invitation", data };
    const value = { ...Object(press.activity["value"]), action, ...(signedIn ? {} : { authentication: undefined }) };
    return deliver(endpoint, press, { id: `f:${randomUUID()}`, replyToId: card.id, value });
  }
}

function postForm({ teams }: Sandbox, conversation: string): Message {
  return teams.chats.post({ conversation, root: null }, teams.bot, { text: "", mentions: [], card: {} });
}

/** Requests a sign-in if there was none, like a bot with SSO. */
function answer({ tenant: { app } }: Sandbox, { value }: Delivery["activity"]): unknown {
  if (value === undefined || JSON.stringify(value).includes('"token"'))
    return { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "Thanks" };
  const tokenExchangeResource = { id: "1", uri: `api://botid-${app.appId}`, providerId: "2" };
  const buttons = [{ type: "signin", title: "Sign in", text: "Sign in", value: "https://localhost" }];
  const card = { text: "Sign in", connectionName: app.oauthConnection, tokenExchangeResource, buttons };
  return { statusCode: 401, type: "application/vnd.microsoft.activity.loginRequest", value: card };
}

/** @throws Error when the sandbox did not send a message and a press with a token. */
function samplesIn(deliveries: readonly Delivery[]): Samples {
  const message = deliveries.find(({ activity }) => activity["type"] === "message");
  const press = deliveries.find(({ activity }) => JSON.stringify(activity["value"] ?? "").includes('"token"'));
  if (!message || !press) throw new Error("The sandbox's Teams sent nothing that could be sent again");
  return { message, press };
}

async function deliver(endpoint: string, { activity, authorization }: Delivery, changes: object): Promise<unknown> {
  const body = JSON.stringify({ ...activity, ...changes });
  const response = await fetch(endpoint, { method: "POST", headers: { "content-type": "application/json", authorization }, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`The bot answered ${response.status}: ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}
