import type { FeedItem } from "../../teams/chats/feed.ts";
import type { Conversation, MessageContent } from "../../teams/chats/message.ts";
import type { FeedItemView } from "../../page-api/teams-api.ts";

const CARD_ONLY = "sent a card";

/** An item of the activity feed as the page shows it. */
export function feedItemView({ id, kind, conversation, message, isRead }: FeedItem): FeedItemView {
  const { at, from, root, content } = message;
  return {
    ...{ id, kind, at, from, isRead },
    conversation: conversation.id,
    place: placeOf(conversation),
    message: message.id,
    root,
    preview: previewOf(content),
  };
}

function placeOf({ team, title }: Conversation): string {
  return team ? `${team.name} > ${title}` : title;
}

/** Without a summary a card has no text for a toast (Microsoft: Channel and group conversations). */
function previewOf({ summary, text }: MessageContent): string {
  return summary ?? (text.replaceAll(/<\/?at>/g, "") || CARD_ONLY);
}
