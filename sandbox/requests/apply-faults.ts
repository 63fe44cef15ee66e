import { setTimeout as wait } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import type { Tenant } from "../tenant/tenant.ts";
import type { FaultView } from "../page-api/fault-view.ts";

const TIMEOUT_MS = 120_000;

const BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

type FaultContext = Context<{ Bindings: Partial<HttpBindings>; Variables: { isGone?: boolean } }>;

/** What a service itself answers in a fault: a status, or a refusal that only the connector has. */
export type FaultRefusal = 400 | 404 | 429 | 500 | 503 | 504 | "conversation-not-found" | "other-region";

export interface FaultSurroundings {
  /** The path that the route of a fault is compared with. */
  readonly pathOf: (context: Context) => string;
  /** A refusal in the service's own words; undefined for one of another service. */
  readonly refuse: (context: Context, refusal: FaultRefusal) => Response | undefined;
}

/**
 * Applies the faults of the switch `faults` to the calls. `gone` is for delta only, which reads `isGone`. A fault of another service does
 * nothing.
 */
export function applyFaults({ control }: Pick<Tenant, "control">, around: FaultSurroundings): MiddlewareHandler {
  return async (context, next) => {
    const fault = control.takeFault(context.req.method, around.pathOf(context));
    if (!fault) return next();
    if (fault.kind === "gone") context.set("isGone", true);
    // G143, T62
    if (fault.kind.startsWith("done-")) await next();
    const answer = await faultyAnswer(fault, context, around);
    if (!answer) return next();
    context.res = undefined;
    context.res = answer;
    return undefined;
  };
}

const REFUSALS: Readonly<Partial<Record<FaultView["kind"], FaultRefusal>>> = {
  ...{ "refused-400": 400, "refused-404": 404, "429": 429, "500": 500, "503": 503, "504": 504, "done-503": 503, "done-504": 504 },
  ...{ "conversation-not-found": "conversation-not-found", "other-region": "other-region" },
};

// G142
async function faultyAnswer(fault: FaultView, context: FaultContext, { refuse }: FaultSurroundings): Promise<Response | undefined> {
  const refusal = REFUSALS[fault.kind];
  if (refusal !== undefined) return withRetryAfter(refuse(context, refusal), refusal, fault);
  if (fault.kind === "gone") return undefined;
  if (fault.kind === "html-502") return new Response(BAD_GATEWAY, { status: 502, headers: { "content-type": "text/html" } });
  if (fault.kind === "timeout" || fault.kind === "done-timeout") await waitForCaller(context);
  return closeConnection(context);
}

function withRetryAfter(answer: Response | undefined, refusal: FaultRefusal, fault: FaultView): Response | undefined {
  const { retryAfterSeconds: seconds, retryAfterForm: form } = fault;
  if (answer && seconds !== null && (refusal === 429 || refusal === 503)) answer.headers.set("Retry-After", retryAfter(seconds, form));
  return answer;
}

/** The two forms of the header (RFC 9110); Graph has also sent fractions of a second (microsoft-graph-docs #3877). */
function retryAfter(seconds: number, form: FaultView["retryAfterForm"]): string {
  return form === "date" ? new Date(Date.now() + seconds * 1000).toUTCString() : String(seconds);
}

/** Waits until the caller gives up, or for two minutes. */
async function waitForCaller({ req }: FaultContext): Promise<void> {
  await wait(TIMEOUT_MS, undefined, { signal: req.raw.signal, ref: false }).catch(onlyAborted);
}

function onlyAborted(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}

/** An answer that is never sent: the connection is closed. An item of a batch has no connection of its own; it answers 500. */
function closeConnection({ env }: { readonly env?: Partial<HttpBindings> }): Response {
  env?.incoming?.socket.destroy();
  return new Response(null, { status: 500 });
}
