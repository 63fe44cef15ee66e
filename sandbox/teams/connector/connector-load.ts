import { setTimeout as wait } from "node:timers/promises";
import type { Context, MiddlewareHandler } from "hono";
import { z } from "zod";
import type { Control } from "../../switches/control.ts";
import { preconditionFailed, throttled } from "./connector-error.ts";
import { parseConversationId } from "../chats/ids.ts";
import type { Operation, RateLimits } from "./rate-limits.ts";

interface Counted {
  readonly operation: Operation;
  readonly thread: string;
}

/** Delays every answer by `connectorLatencyMs`. */
export function delayConnector(control: Pick<Control, "settings">): MiddlewareHandler {
  return async (_, next) => {
    const { connectorLatencyMs } = control.settings;
    if (connectorLatencyMs > 0) await wait(connectorLatencyMs);
    await next();
  };
}

/** T58: Refuses requests over the documented rates with 429, unless the switch `throttling` is off (Microsoft: Rate limits of bots). */
export function throttleConnector(control: Pick<Control, "settings">, limits: RateLimits): MiddlewareHandler {
  return async (context, next) => {
    const counted = await countedOf(context);
    const seconds = counted && control.settings.throttling === "documented" ? limits.take(counted.operation, counted.thread) : null;
    if (seconds !== null) throw throttled(seconds);
    await next();
  };
}

/** T60: By the switch `refuseConcurrent`: 412 for a change of a conversation while another one runs (Microsoft: Status codes of bot conversations). */
export function refuseConcurrent(control: Pick<Control, "settings">): MiddlewareHandler {
  const busy = new Set<string>();
  return async (context, next) => {
    const counted = await countedOf(context);
    if (counted?.operation !== "send") return next();
    if (control.settings.refuseConcurrent && busy.has(counted.thread)) throw preconditionFailed();
    busy.add(counted.thread);
    try {
      await next();
    } finally {
      busy.delete(counted.thread);
    }
  };
}

const CONVERSATION = /\/v3\/conversations\/([^/]+)\/(activities|members|pagedmembers)/;
const TEAM = /\/v3\/teams\/([^/]+)/;

/**
 * The operation and the thread that a request counts for; null for requests without a limit. Edits and deletions count as sends (an
 * inference).
 */
async function countedOf(context: Context): Promise<Counted | null> {
  const { path, method } = context.req;
  const [, conversation = "", part] = CONVERSATION.exec(path) ?? [];
  const thread = parseConversationId(decodeURIComponent(conversation)).conversation;
  if (part !== undefined) return { operation: part === "activities" && method !== "GET" ? "send" : "members", thread };
  const team = TEAM.exec(path)?.[1];
  if (team !== undefined) return { operation: "conversations", thread: team };
  return method === "POST" ? { operation: "create", thread: await targetOf(context) } : null;
}

const target = z.looseObject({
  members: z.array(z.looseObject({ id: z.string() })).nullish(),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }).nullish() }).nullish(),
});

/** The channel or the person of a new conversation. */
async function targetOf(context: Context): Promise<string> {
  const body = target.safeParse(await context.req.json().catch(() => null));
  return body.data?.channelData?.channel?.id ?? body.data?.members?.[0]?.id ?? "";
}
