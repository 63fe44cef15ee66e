import { Hono } from "hono";
import { z } from "zod";
import type { RequestLog } from "../../requests/request-log.ts";
import { PageProblem } from "../shared/page-problem.ts";

const query = z.object({ since: z.coerce.number().int().min(0).default(0) });

/** The log of requests to the sandbox, for programs. */
export function createRequestLogApi(requests: RequestLog): Hono {
  const api = new Hono();
  api.get("/_sandbox/requests", (context) => {
    const asked = query.safeParse(context.req.query());
    if (!asked.success) throw new PageProblem(400, "bad-request", "since: must be a number");
    return context.json(requests.since(asked.data.since));
  });
  return api;
}
