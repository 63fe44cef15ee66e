import type { Context } from "hono";

/** What connector and token service say of an address that they don't know, as programs on their framework do. */
export function noSuchResource(context: Context): Response {
  return context.json({ message: `No HTTP resource was found that matches the request URI '${context.req.url}'.` }, 404);
}
