import { createMiddleware } from "hono/factory";
import type { MiddlewareHandler } from "hono";
import type { Problem } from "../page-api/api.ts";

const READS = new Set(["GET", "HEAD"]);

/**
 * Refuses requests that a page of the open web could make a browser send here: requests for a host other than this machine's names or one
 * of `hosts` (DNS rebinding), and changes from another origin (cross-site posts; also from another program's page on this machine).
 */
export function onlyLoopback(hosts: readonly string[] = []): MiddlewareHandler {
  return createMiddleware(async (context, next) => {
    const host = context.req.header("host") ?? "";
    if (!isLoopback(host) && !hosts.includes(host)) return context.json(refusal("bad-host", "The sandbox answers on localhost only"), 403);
    const origin = context.req.header("origin");
    const isForeign = origin !== undefined && URL.parse(origin)?.host !== host;
    if (!isForeign || READS.has(context.req.method)) return next();
    return context.json(refusal("bad-origin", "Only the sandbox's own page may change things"), 403);
  });
}

function isLoopback(host: string): boolean {
  const name = URL.parse(`http://${host}`)?.hostname ?? "";
  return name === "localhost" || name === "[::1]" || /^127(\.\d+){3}$/.test(name);
}

function refusal(code: string, message: string): Problem {
  return { error: { code, message } };
}
