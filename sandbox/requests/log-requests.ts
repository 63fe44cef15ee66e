import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import { decodeJwt } from "jose";
import type { RequestLog } from "./request-log.ts";
import type { RequestView } from "../page-api/teams-api.ts";

/** Query parameters whose values may be logged. Other values could be codes, tickets or tokens. */
const HARMLESS = new Set([
  ...[
    "$select",
    "$filter",
    "$top",
    "$skip",
    "$count",
    "$expand",
    "$orderby",
    "$search",
    "$format",
    "pageSize",
    "since",
    "q",
    "api-version",
  ],
  ...["userId", "connectionName", "channelId", "tenantId", "isTargetedActivity"],
]);

/** Logs each request of a server when its answer begins. */
export function logRequests(log: RequestLog, server: "api" | "page"): MiddlewareHandler<{ Bindings: Partial<HttpBindings> }> {
  return async (context, next) => {
    const [at, start] = [new Date().toISOString(), performance.now()];
    try {
      await next();
    } finally {
      const milliseconds = Math.round(performance.now() - start);
      log.add({
        at,
        server,
        method: context.req.method,
        path: pathOf(context.req.url),
        status: statusOf(context),
        milliseconds,
        ...originOf(context),
      });
    }
  };
}

/** The path with its query, without secrets. */
export function pathOf(address: string): string {
  const { pathname, searchParams } = new URL(address);
  const query = [...searchParams].map(([name, value]) => `${name}=${HARMLESS.has(name) ? value : "…"}`).join("&");
  return query === "" ? pathname : `${pathname}?${query}`;
}

/** 0: the connection broke, so the client got no answer. */
function statusOf(context: Context<{ Bindings: Partial<HttpBindings> }>): number {
  return context.env.incoming?.socket.destroyed ? 0 : context.res.status;
}

function originOf({ req, res }: Context): Pick<RequestView, "who" | "requestId"> {
  const requestId = res.headers.get("request-id") ?? req.header("client-request-id") ?? null;
  return { who: whoAsked(req.header("authorization"), req.path), requestId };
}

function whoAsked(authorization: string | undefined, path: string): string | null {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];
  if (token) return bearerOf(token);
  const as = /^\/api\/as\/([^/]+)/.exec(path)?.[1];
  return as === undefined ? null : `as:${as}`;
}

/** The signature isn't checked here: the log has what the request claims. */
function bearerOf(token: string): string | null {
  try {
    const { idtyp, appid, oid } = decodeJwt<{ idtyp?: string; appid?: string; oid?: string }>(token);
    return idtyp === "app" || oid === undefined ? `app:${appid ?? "unknown"}` : `user:${oid}`;
  } catch {
    // It isn't a token: the service says so in its answer.
    return null;
  }
}
