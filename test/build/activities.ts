import type { Activity } from "botbuilder";

/** The default ids of the activities below. */
export const teamsIds = {
  tenant: "11111111-1111-4111-8111-111111111111",
  adele: "22222222-2222-4222-8222-222222222222",
  bot: "28:33333333-3333-4333-8333-333333333333",
  thread: "19:general@thread.tacv2;messageid=1700000000001",
  chat: "a:1-adele",
} as const;

/** An activity in a test; its shape may be one that Teams never sends. */
export type GivenActivity = Readonly<Record<string, unknown>>;

const frame = {
  channelId: "msteams",
  serviceUrl: "https://smba.trafficmanager.net/emea/",
  locale: "en-US",
  from: { id: "29:adele", name: "Adele Vance", aadObjectId: teamsIds.adele },
  recipient: { id: teamsIds.bot, name: "Guestlist" },
  conversation: { id: teamsIds.chat, conversationType: "personal", tenantId: teamsIds.tenant },
  channelData: { tenant: { id: teamsIds.tenant } },
};

const channel = {
  conversation: { id: teamsIds.thread, conversationType: "channel", isGroup: true, tenantId: teamsIds.tenant },
  channelData: {
    tenant: { id: teamsIds.tenant },
    team: { id: "19:team@thread.tacv2" },
    channel: { id: "19:general@thread.tacv2" },
  },
};

function activity(...parts: readonly GivenActivity[]): Partial<Activity> {
  return Object.assign({}, frame, ...parts);
}

/** A message from Adele in her chat with the bot: `message({ text: "help" })`. */
export function message(given: GivenActivity = {}): Partial<Activity> {
  return activity({ type: "message", id: "1700000000009", text: "help" }, given);
}

/** A message from Adele in a channel that begins with a mention of the bot. */
export function channelMessage(given: GivenActivity = {}): Partial<Activity> {
  const mention = { type: "mention", text: "<at>Guestlist</at>", mentioned: { id: teamsIds.bot, name: "Guestlist" } };
  return activity(channel, { type: "message", id: "1700000000009", text: "<at>Guestlist</at> help", entities: [mention] }, given);
}

interface Press {
  readonly verb: string;
  readonly data?: unknown;
  /** The SSO token that Teams adds. */
  readonly token?: string;
  readonly trigger?: "manual" | "automatic";
}

/** Adele's press on a card in a channel: `cardAction({ verb: "retry", data: { invitation } })`. */
export function cardAction({ verb, data = {}, token, trigger = "manual" }: Press, given: GivenActivity = {}): Partial<Activity> {
  const authentication = token === undefined ? {} : { authentication: { id: "exchange-1", connectionName: "graph", token } };
  const value = { action: { type: "Action.Execute", verb, data }, trigger, ...authentication };
  const press = { type: "invoke", name: "adaptiveCard/action", id: "f:1", replyToId: "1700000000002", value };
  return activity(channel, press, given);
}
