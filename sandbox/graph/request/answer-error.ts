import type { GraphRefusal } from "./errors.ts";
import type { GraphContext } from "./graph-env.ts";

/** Microsoft: Error responses. `date` is UTC without a zone. */
export function answerGraphError(c: GraphContext, { status, code, message, headers }: GraphRefusal): Response {
  const requestId = c.get("requestId");
  const date = new Date().toISOString().slice(0, 19);
  const innerError = { date, "request-id": requestId, "client-request-id": c.req.header("client-request-id") ?? requestId };
  return c.json({ error: { code, message, innerError } }, status, { ...headers });
}
