import type { ActivityId, ConversationId } from "./ids.ts";
import { isChannel } from "./is-channel.ts";
import { channelOf, threadOf } from "./visibility.ts";

/** The parts of a message's link. */
export interface LinkedMessage {
  readonly conversation: ConversationId;
  /** Absent: it isn't posted yet, so it has no link. */
  readonly message: ActivityId | undefined;
  readonly tenantId: string;
  /** Teams on the web, without a slash at the end. */
  readonly teamsUrl: string;
}

/**
 * A link that opens a message of a channel, for members of its team. Undefined for other chats: only their members can open them
 * (Microsoft: Deep link to Teams chat, "deep links to channel conversation").
 */
export function messageLink({ conversation, message, tenantId, teamsUrl }: LinkedMessage): string | undefined {
  if (message === undefined || !isChannel(conversation)) return undefined;
  const root = threadOf(conversation) ?? message;
  const path = [channelOf(conversation), message].map(encodeURIComponent).join("/");
  return `${teamsUrl}/l/message/${path}?tenantId=${encodeURIComponent(tenantId)}&parentMessageId=${encodeURIComponent(root)}`;
}
