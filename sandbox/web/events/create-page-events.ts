import { Hono, type Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { TeamsTenant } from "../../teams/chats/teams-tenant.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { PageEvents } from "../../page-api/api.ts";
import { listenToChats, listenToFeed } from "./chat-listeners.ts";
import { EventQueue } from "./event-queue.ts";
import { PageProblem } from "../shared/page-problem.ts";
import type { MailCounter } from "../shared/mail-counter.ts";
import type { SendEvent } from "./send-event.ts";
import { viewerOf } from "../shared/viewer.ts";

interface PageEvent {
  readonly event: keyof PageEvents;
  readonly data: string;
}

/** `GET /api/as/:as/events?timeZone=…`: the events that this person sees, as server-sent events (`PageEvents`). The client tells its time zone by it. */
export function createPageEvents(tenant: Tenant, teams: TeamsTenant, mails: MailCounter): Hono {
  const routes = new Hono();
  routes.get("/api/as/:as/events", (context) => stream(context, tenant, teams, mails));
  return routes;
}

function stream(context: Context, tenant: Tenant, teams: TeamsTenant, mails: MailCounter): Response {
  const viewer = viewerOf(teams, context);
  viewer.timeZone = timeZoneOf(context) ?? viewer.timeZone;
  const queue = new EventQueue<PageEvent>();
  const send: SendEvent = (event, data) => queue.push({ event, data: JSON.stringify(data) });
  send("hello", { as: viewer.id });
  const stops = [listenToChats(teams, viewer, send), listenToFeed(teams, viewer, send), listenToTenant(tenant, mails, send)];
  return streamSSE(context, async (sse) => {
    sse.onAbort(() => queue.end());
    for await (const event of queue) await sse.writeSSE(event);
    for (const stop of stops) stop();
  });
}

/** The time zone in the address; undefined: none. @throws PageProblem 400 for an unknown one. */
function timeZoneOf(context: Context): string | undefined {
  const timeZone = context.req.query("timeZone");
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw new PageProblem(400, "bad-request", "timeZone: must be an IANA time zone");
  return timeZone;
}

function isTimeZone(text: string): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Sends a viewer the number of new mails, the look of cards, and the resets. Returns the function that stops it. */
function listenToTenant(tenant: Tenant, mails: MailCounter, send: SendEvent): () => void {
  const onMail = (unread: number): void => send("mail", { unread });
  const onLook = (): void => send("look", { cardsAsOn: tenant.control.settings.cardsAsOn });
  const onReset = (): void => {
    onLook();
    send("reset", {});
  };
  mails.events.on("changed", onMail);
  tenant.events.on("look", onLook).on("reset", onReset);
  onMail(mails.unread);
  onLook();
  return () => {
    mails.events.off("changed", onMail);
    tenant.events.off("look", onLook).off("reset", onReset);
  };
}
