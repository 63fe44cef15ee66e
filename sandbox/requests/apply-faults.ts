import { setTimeout as wait } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import type { Tenant } from "../tenant/tenant.ts";
import type { FaultView } from "../page-api/api.ts";

const TIMEOUT_MS = 120_000;

const BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

type FaultContext = Context<{ Bindings: Partial<HttpBindings>; Variables: { isGone?: boolean } }>;

export interface FaultSurroundings {
  /** The path that the route of a fault is compared with. */
  readonly pathOf: (context: Context) => string;
  /** A refusal in the service's own words. */
  readonly refuse: (context: Context, status: 400 | 429 | 500 | 503 | 504) => Response;
}

/** Applies the faults of the switch `faults` to the calls. `gone` is for delta only, which reads `isGone`. */
export function applyFaults({ control }: Pick<Tenant, "control">, around: FaultSurroundings): MiddlewareHandler {
  return async (context, next) => {
    const fault = control.takeFault(context.req.method, around.pathOf(context));
    if (fault?.kind === "gone") context.set("isGone", true);
    if (!fault || fault.kind === "gone") return next();
    if (fault.kind === "done-504" || fault.kind === "done-reset") await next();
    context.res = undefined;
    context.res = await faultyAnswer(fault, context, around);
    return undefined;
  };
}

async function faultyAnswer(
  { kind, retryAfterSeconds }: FaultView,
  context: FaultContext,
  { refuse }: FaultSurroundings,
): Promise<Response> {
  switch (kind) {
    case "429":
    case "503":
      return withRetryAfter(refuse(context, kind === "429" ? 429 : 503), retryAfterSeconds);
    case "refused-400":
      return refuse(context, 400);
    case "500":
      return refuse(context, 500);
    case "504":
    case "done-504":
      return refuse(context, 504);
    case "html-502":
      return new Response(BAD_GATEWAY, { status: 502, headers: { "content-type": "text/html" } });
    case "timeout":
      await waitForCaller(context);
      return closeConnection(context);
    default:
      return closeConnection(context);
  }
}

function withRetryAfter(answer: Response, seconds: number | null): Response {
  if (seconds !== null) answer.headers.set("Retry-After", String(seconds));
  return answer;
}

/** Waits until the caller gives up, or for two minutes. */
async function waitForCaller({ req }: FaultContext): Promise<void> {
  await wait(TIMEOUT_MS, undefined, { signal: req.raw.signal, ref: false }).catch(onlyAborted);
}

function onlyAborted(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}

/** An answer that is never sent: the connection is closed. */
function closeConnection({ env }: FaultContext): Response {
  env.incoming?.socket.destroy();
  return new Response(null, { status: 500 });
}
