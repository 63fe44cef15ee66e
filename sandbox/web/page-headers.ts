import { createMiddleware } from "hono/factory";
import type { MiddlewareHandler } from "hono";

// Cards may contain their pictures (data:). Nothing else is loaded from another place.
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join("; ");

/** Headers of all answers of the page's server: no content from other sites, no caching, no guessed types. */
export function pageHeaders(): MiddlewareHandler {
  return createMiddleware(async (context, next) => {
    await next();
    context.header("content-security-policy", CONTENT_SECURITY_POLICY);
    context.header("cache-control", "no-store");
    context.header("x-content-type-options", "nosniff");
    context.header("referrer-policy", "no-referrer");
  });
}
