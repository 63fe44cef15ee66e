import restify from "restify";
import type { Next, Request, Response, Server } from "restify";
import { z } from "zod";
import { notificationPaths } from "../domain/notification-paths.ts";
import type { GuestId } from "../domain/ids.ts";
import type { Flows } from "../flows/flows.ts";
import type { ChangeNotification } from "../flows/following/hear-notifications.ts";
import { sparingly } from "../flows/steps/sparingly.ts";
import type { Sparingly } from "../flows/steps/sparingly.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import { requireJson } from "../server.ts";

export interface NotificationRoutes {
  readonly flows: Pick<Flows, "hearNotifications">;
  readonly clock: Pick<Clock, "now" | "millisecondsSince">;
  readonly log: Log;
}

/** A notification has about 600 bytes, and Graph sends several in one POST. */
const longestBody = 256 * 1024;
const mostNotifications = 1_000;
/** Graph's tokens have about 120 characters. */
const longestToken = 2_000;

/** Microsoft: changeNotification. Both kinds may come together, and one that can't be read doesn't keep the others back. */
const notification = z.object({
  clientState: z.string().max(255),
  lifecycleEvent: z.string().max(60).nullish(),
  resourceData: z.object({ id: z.string().min(1).max(64).toLowerCase().pipe(z.custom<GuestId>()) }).nullish(),
});
const collection = z.object({ value: z.array(z.unknown()).max(mostNotifications) });

/**
 * Where Graph posts change notifications, and what becomes of the subscription. Anybody can post here: the secret that comes with each
 * notification proves that Graph sent it. A forged one is accepted like the others, which tells its sender nothing.
 */
export function notificationRoutes(options: NotificationRoutes): (server: Server) => void {
  const say = sparingly(options);
  const hear = async (request: Request, response: Response): Promise<void> => {
    const notifications = read(request.body);
    if (notifications) await answer(options, say, notifications, response);
    else response.send(400, { code: "BadRequest" });
  };
  return (server) => {
    for (const path of Object.values(notificationPaths)) {
      const body = restify.plugins.bodyParser({ maxBodySize: longestBody, mapParams: false });
      server.post(path, shakeHands, requireJson, ...body, hear);
    }
  };
}

/** Graph asks before it makes a subscription, and any instance may be asked (Microsoft: Webhooks, notification URL validation). */
function shakeHands(request: Request, response: Response, next: Next): void {
  const token = new URLSearchParams(request.getQuery()).get("validationToken");
  if (token === null) return next();
  if (isHarmless(token)) response.sendRaw(200, token, tokenHeaders);
  else response.send(400, { code: "BadRequest" });
  return next(false);
}

const tokenHeaders = {
  "content-type": "text/plain; charset=utf-8",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'",
  "cache-control": "no-store",
};

/** The token goes back as it came, so it must not be able to be anything but plain text. */
function isHarmless(token: string): boolean {
  return token.length <= longestToken && /^[^<>\p{Cc}]+$/u.test(token);
}

function read(body: unknown): readonly ChangeNotification[] | undefined {
  const posted = collection.safeParse(body);
  return posted.success ? posted.data.value.map(readOne) : undefined;
}

function readOne(item: unknown): ChangeNotification {
  const parsed = notification.safeParse(item);
  if (!parsed.success) return { clientState: "" };
  const { clientState, lifecycleEvent, resourceData } = parsed.data;
  return { clientState, ...(resourceData && { user: resourceData.id }), ...(lifecycleEvent && { lifecycleEvent }) };
}

/** 202 only when everything is stored. After 503 Graph sends them again, for four hours. */
async function answer(
  { flows }: NotificationRoutes,
  say: Sparingly,
  notifications: readonly ChangeNotification[],
  response: Response,
): Promise<void> {
  try {
    const heard = await flows.hearNotifications(notifications);
    if (heard.kind === "heard" && heard.forged > 0) say("notifications-forged", { count: heard.forged });
    if (heard.kind === "late") say("notifications-late", { count: notifications.length });
    response.send(heard.kind === "late" ? 503 : 202);
  } catch (error) {
    say("notifications-not-stored", { count: notifications.length, error });
    response.send(503);
  }
}
