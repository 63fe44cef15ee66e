import { createHash } from "node:crypto";

/** Teams' id of a person, which differs per bot (Microsoft: Proactive messages): always the same for the same person and bot. */
export function personTeamsId(personId: string, appId: string): string {
  return `29:1${digest(`person/${appId}/${personId}`)}`;
}

/** Teams' id of a bot. */
export function botTeamsId(appId: string): string {
  return `28:${appId}`;
}

/** Id of the 1:1 chat of a person and a bot; always the same (Microsoft: Proactive messages). */
export function chatId(personId: string, appId: string): string {
  return `a:1${digest(`chat/${appId}/${personId}`)}`;
}

/** Id of a channel. General's id is also the team's id (Microsoft: Teams context). */
export function channelId(team: string, channel: string): string {
  return `19:${createHash("sha256").update(`${team}/${channel}`).digest("hex").slice(0, 32)}@thread.tacv2`;
}

/** Id of a group chat. */
export function groupChatId(tenant: string, title: string): string {
  return `19:${createHash("sha256").update(`chat/${tenant}/${title}`).digest("hex").slice(0, 32)}@thread.v2`;
}

/** The parts of a connector conversation id: a channel's id may name the thread (Microsoft: Proactive messages). */
export interface ConversationAddress {
  readonly conversation: string;
  readonly root: string | null;
}

const THREAD_MARK = ";messageid=";

/** T8: Splits `19:…@thread.tacv2;messageid=1700000000000` into channel and root message. */
export function parseConversationId(id: string): ConversationAddress {
  const mark = id.indexOf(THREAD_MARK);
  if (mark < 0) return { conversation: id, root: null };
  return { conversation: id.slice(0, mark), root: id.slice(mark + THREAD_MARK.length) };
}

/** The reverse of `parseConversationId`. */
export function threadId(channel: string, root: string): string {
  return `${channel}${THREAD_MARK}${root}`;
}

function digest(text: string): string {
  return createHash("sha512").update(text).digest("base64url");
}
