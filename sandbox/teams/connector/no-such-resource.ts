import type { Context } from "hono";

/** The connector's and the token service's answer to an unknown address, like that of programs on their framework. */
export function noSuchResource(context: Context): Response {
  return context.json({ message: `No HTTP resource was found that matches the request URI '${context.req.url}'.` }, 404);
}
