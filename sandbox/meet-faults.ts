import { setTimeout as wait } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import type { Control } from "./control.ts";
import type { FaultView } from "./web/api.ts";

const TIMEOUT_MS = 120_000;

const BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

/** A failure with the service's own words. */
export type FaultWords = (status: 429 | 500 | 503 | 504) => object;

type FaultContext = Context<{ Bindings: Partial<HttpBindings> }>;

/** Lets calls meet the faults that were set for them by the switch `faults`. `gone` is delta's own and passes by here. */
export function meetFaults(
  { takeFault }: Pick<Control, "takeFault">,
  words: FaultWords,
): MiddlewareHandler<{ Bindings: Partial<HttpBindings> }> {
  return async (context, next) => {
    const fault = takeFault(context.req.method, context.req.path);
    if (!fault || fault.kind === "gone") return next();
    if (fault.kind === "done-504" || fault.kind === "done-reset") await next();
    context.res = undefined;
    context.res = await answerTo(fault, context, words);
  };
}

async function answerTo({ kind, retryAfterSeconds }: FaultView, context: FaultContext, words: FaultWords): Promise<Response> {
  switch (kind) {
    case "429":
    case "503":
      return json(
        words(kind === "429" ? 429 : 503),
        Number(kind),
        retryAfterSeconds === null ? {} : { "retry-after": String(retryAfterSeconds) },
      );
    case "500":
      return json(words(500), 500, {});
    case "504":
    case "done-504":
      return json(words(504), 504, {});
    case "html-502":
      return new Response(BAD_GATEWAY, { status: 502, headers: { "content-type": "text/html" } });
    case "timeout":
      await silence(context);
      return broken(context);
    default:
      return broken(context);
  }
}

function json(body: object, status: number, headers: Readonly<Record<string, string>>): Response {
  return Response.json(body, { status, headers });
}

/** Until the caller gives up, or two minutes are over. */
async function silence({ req }: FaultContext): Promise<void> {
  await wait(TIMEOUT_MS, undefined, { signal: req.raw.signal, ref: false }).catch(onlyAborted);
}

function onlyAborted(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}

/** Nobody reads this answer: the connection is gone. */
function broken({ env }: FaultContext): Response {
  env.incoming?.socket.destroy();
  return new Response(null, { status: 500 });
}
