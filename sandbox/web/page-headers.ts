import { createMiddleware } from "hono/factory";
import type { MiddlewareHandler } from "hono";

// Cards may carry their pictures with them (data:), nothing else comes from elsewhere.
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join("; ");

/** Headers of everything that the page's server answers: nothing from other sites, nothing kept, no guessed types. */
export function pageHeaders(): MiddlewareHandler {
  return createMiddleware(async (context, next) => {
    await next();
    context.header("content-security-policy", CONTENT_SECURITY_POLICY);
    context.header("cache-control", "no-store");
    context.header("x-content-type-options", "nosniff");
    context.header("referrer-policy", "no-referrer");
  });
}
