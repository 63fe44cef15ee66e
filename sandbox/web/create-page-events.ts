import { Hono, type Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { ChatEvents } from "../teams/chats.ts";
import type { TeamsPerson } from "../teams/people.ts";
import type { TeamsTenant } from "../teams/teams-tenant.ts";
import type { Tenant } from "../tenant.ts";
import type { PageEvents } from "./api.ts";
import { conversationViews } from "./conversation-views.ts";
import { EventQueue } from "./event-queue.ts";
import type { MailCounter } from "./mail-counter.ts";
import { messageView } from "./message-view.ts";
import { viewerOf } from "./viewer.ts";

interface PageEvent {
  readonly event: keyof PageEvents;
  readonly data: string;
}

/** `GET /api/as/:as/events`: what happens, as this person sees it, as server-sent events (`PageEvents`). */
export function createPageEvents(tenant: Tenant, teams: TeamsTenant, mails: MailCounter): Hono {
  const routes = new Hono();
  routes.get("/api/as/:as/events", (context) => stream(context, tenant, teams, mails));
  return routes;
}

function stream(context: Context, tenant: Tenant, teams: TeamsTenant, mails: MailCounter): Response {
  const viewer = viewerOf(teams, context);
  const queue = new EventQueue<PageEvent>();
  const send = <K extends keyof PageEvents>(event: K, data: PageEvents[K]): void => queue.push({ event, data: JSON.stringify(data) });
  send("hello", { as: viewer.id });
  const stops = [listenToChats(teams, viewer, send), listenToTenant(tenant, mails, send)];
  return streamSSE(context, async (sse) => {
    sse.onAbort(() => queue.end());
    for await (const event of queue) await sse.writeSSE(event);
    for (const stop of stops) stop();
  });
}

type Send = <K extends keyof PageEvents>(event: K, data: PageEvents[K]) => void;

/** Tells a viewer what happens in their conversations; returns the way to stop. */
function listenToChats(teams: TeamsTenant, viewer: TeamsPerson, send: Send): () => void {
  const { events } = teams.chats;
  const sees = (id: string): boolean => teams.chats.conversationsOf(viewer.id).some((conversation) => conversation.id === id);
  const sendCounts = (): void => send("conversations", conversationViews(teams, viewer));
  const listeners: { [K in keyof ChatEvents]: (...args: ChatEvents[K]) => void } = {
    message: (message, only) => {
      if (!sees(message.conversation) || (only !== null && only !== viewer.id)) return;
      send("message", messageView(message, viewer));
      sendCounts();
    },
    deleted: ({ id }, messageId) => {
      if (!sees(id)) return;
      send("deleted", { conversation: id, id: messageId });
      sendCounts();
    },
    typing: ({ id }, root) => {
      if (sees(id)) send("typing", { conversation: id, root });
    },
    read: (personId) => {
      if (personId === viewer.id) sendCounts();
    },
  };
  events.on("message", listeners.message).on("deleted", listeners.deleted).on("typing", listeners.typing).on("read", listeners.read);
  return () => {
    events.off("message", listeners.message).off("deleted", listeners.deleted).off("typing", listeners.typing).off("read", listeners.read);
  };
}

/** Tells a viewer of new mails and of a new beginning; returns the way to stop. */
function listenToTenant(tenant: Tenant, mails: MailCounter, send: Send): () => void {
  const onMail = (unread: number): void => send("mail", { unread });
  const onReset = (): void => send("reset", {});
  mails.events.on("changed", onMail);
  tenant.events.on("reset", onReset);
  onMail(mails.unread);
  return () => {
    mails.events.off("changed", onMail);
    tenant.events.off("reset", onReset);
  };
}
