import type { ChatEvents } from "../../teams/chats/chats.ts";
import { isShownTo } from "../../teams/chats/is-shown-to.ts";
import type { TeamsPerson } from "../../teams/chats/people.ts";
import type { TeamsTenant } from "../../teams/chats/teams-tenant.ts";
import { conversationViews } from "../views/conversation-views.ts";
import { feedItemView } from "../views/feed-item-view.ts";
import { messageView } from "../views/message-view.ts";
import type { SendEvent } from "./send-event.ts";

/** Sends a viewer the events of their conversations. Returns the function that stops it. */
export function listenToChats(teams: TeamsTenant, viewer: TeamsPerson, send: SendEvent): () => void {
  const { events } = teams.chats;
  const listeners = listenersOf(teams, viewer, send);
  events.on("message", listeners.message).on("deleted", listeners.deleted).on("typing", listeners.typing);
  events.on("read", listeners.read).on("changed", listeners.changed);
  return () => {
    events.off("message", listeners.message).off("deleted", listeners.deleted).off("typing", listeners.typing);
    events.off("read", listeners.read).off("changed", listeners.changed);
  };
}

type Listeners = { [K in Exclude<keyof ChatEvents, "posted">]: (...args: ChatEvents[K]) => void };

function listenersOf(teams: TeamsTenant, viewer: TeamsPerson, send: SendEvent): Listeners {
  const sees = (id: string): boolean => teams.chats.conversation(id)?.members.has(viewer.id) ?? false;
  const sendCounts = (): void => send("conversations", conversationViews(teams, viewer));
  return {
    message: (message, only) => {
      if (!sees(message.conversation) || !isShownTo(message, viewer.id) || (only !== null && only !== viewer.id)) return;
      send("message", messageView(message, viewer));
      sendCounts();
    },
    deleted: ({ id }, messageId) => {
      if (!sees(id)) return;
      send("deleted", { conversation: id, id: messageId });
      sendCounts();
    },
    typing: ({ id }, root, from) => {
      if (sees(id) && from.id !== viewer.id) send("typing", { conversation: id, root, from });
    },
    read: (personId) => {
      if (personId === viewer.id) sendCounts();
    },
    changed: sendCounts,
  };
}

/** Sends a viewer the state of their activity feed, now and at each change. Returns the function that stops it. */
export function listenToFeed({ feed }: TeamsTenant, viewer: TeamsPerson, send: SendEvent): () => void {
  const onChange = (personId: string, item: Parameters<typeof feedItemView>[0] | null): void => {
    if (personId === viewer.id) send("feed", { unread: feed.unread(viewer.id), item: item && feedItemView(item) });
  };
  feed.events.on("changed", onChange);
  onChange(viewer.id, null);
  return () => {
    feed.events.off("changed", onChange);
  };
}
