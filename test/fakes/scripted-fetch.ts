/** A remote's answer: JSON unless the body is text already. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  /** Parsed, if it was JSON. */
  readonly body: unknown;
  readonly signal: AbortSignal;
  readonly redirect: string | undefined;
}

/**
 * One answer. A function sees the request and returns the answer; "silence" never answers, but aborts with its signal like the real
 * `fetch`.
 */
export type FetchStep = ScriptedAnswer | Error | "silence" | ((request: SentRequest) => ScriptedAnswer);

/** A `fetch` that gives the answers one after the other (and then repeats the last one) and records the requests. */
export function scriptedFetch(...steps: readonly FetchStep[]) {
  const sent: SentRequest[] = [];
  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const step = steps[Math.min(sent.length, steps.length - 1)] ?? "silence";
    const request = sentRequest(input, init);
    sent.push(request);
    if (step === "silence") return silence(request.signal);
    if (step instanceof Error) throw step;
    return response(typeof step === "function" ? step(request) : step);
  };
  return { fetch, sent };
}

function sentRequest(input: string | URL | Request, init: RequestInit): SentRequest {
  return {
    url: input instanceof Request ? input.url : String(input),
    method: init.method ?? "GET",
    headers: new Headers(init.headers),
    body: readJson(init.body),
    signal: init.signal ?? new AbortController().signal,
    redirect: init.redirect,
  };
}

function readJson(body: unknown): unknown {
  if (typeof body !== "string") return undefined;
  return body.startsWith("{") ? JSON.parse(body) : body;
}

function response({ status = 200, body, headers = {} }: ScriptedAnswer): Response {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Response(body === undefined || status === 204 ? null : text, { status, headers: { "request-id": "request-1", ...headers } });
}

async function silence(signal: AbortSignal): Promise<Response> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason instanceof Error ? signal.reason : new Error("stopped")), { once: true });
  });
}
