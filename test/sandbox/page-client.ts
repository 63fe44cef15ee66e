import type { Json } from "./json.ts";
import type { PageEvents } from "../../sandbox/page-api/api.ts";

export interface PageAnswer {
  readonly status: number;
  readonly body: Json;
}

/** Calls the page's JSON API like one person's tab. */
export interface PageClient {
  get(path: string): Promise<PageAnswer>;
  send(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<PageAnswer>;
  /** Opens the person's event stream, as a client in this time zone. */
  events(timeZone?: string): Promise<EventStream>;
}

export interface EventStream {
  /** The next event of this name; earlier events of other names are skipped. */
  next<K extends keyof PageEvents>(name: K): Promise<PageEvents[K]>;
  /** Names of all events so far, also of skipped ones. */
  readonly seen: readonly string[];
  close(): void;
}

/** `path` is below `/api/as/{as}` unless it begins with `/`. */
export function pageClient(pageUrl: string, as: string): PageClient {
  const url = (path: string): string => `${pageUrl}${path.startsWith("/") ? path : `/api/as/${as}/${path}`}`;
  return {
    get: async (path) => answerOf(await fetch(url(path))),
    send: async (method, path, content = {}) => {
      const options = { method, headers: { "content-type": "application/json" }, body: JSON.stringify(content) };
      return answerOf(await fetch(url(path), options));
    },
    events: (timeZone) => openStream(url(timeZone === undefined ? "events" : `events?${new URLSearchParams({ timeZone })}`)),
  };
}

async function answerOf(response: Response): Promise<PageAnswer> {
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}

async function openStream(url: string): Promise<EventStream> {
  const abort = new AbortController();
  const response = await fetch(url, { signal: abort.signal });
  if (!response.body) throw new Error("no stream");
  const events = parse(response.body.pipeThrough(new TextDecoderStream()));
  const seen: string[] = [];
  return {
    seen,
    next: async (name) => {
      for (;;) {
        const { value, done } = await events.next();
        if (done) throw new Error(`The stream ended before "${name}"`);
        seen.push(value.event);
        if (value.event === name) return value.data;
      }
    },
    close: () => abort.abort(),
  };
}

async function* parse(chunks: AsyncIterable<string>): AsyncGenerator<{ event: string; data: Json }, void> {
  let rest = "";
  for await (const chunk of chunks) {
    const blocks = (rest + chunk).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = Object.fromEntries(
        block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
      );
      yield { event: fields["event"] ?? "message", data: JSON.parse(fields["data"] ?? "null") };
    }
  }
}
