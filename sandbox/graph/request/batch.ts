import type { Random } from "../../directory/random.ts";
import { readBatch, type BatchItem } from "./batch-body.ts";
import type { GraphContext, GraphVersion } from "./graph-env.ts";

interface ItemAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** POST /$batch: each item runs as a separate request to the same version of the API. @throws GraphRefusal */
export async function runBatch(graph: GraphVersion, c: GraphContext): Promise<Response> {
  const items = readBatch(await c.req.text());
  const send = async (item: BatchItem) => {
    const request = innerRequest(item, c);
    graph.insideBatch.add(request);
    return readAnswer(item.id, await graph.sendInner(request));
  };
  const running = new Map<string, Promise<ItemAnswer>>();
  for (const item of items) running.set(item.id.toLowerCase(), runAfter(item, running, send));
  return c.json({ responses: shuffled(graph.tenant.random, await Promise.all(running.values())) });
}

/** G20: Microsoft returns the answers in any order. Here the order always differs from that of the requests, so that no client relies on it. */
function shuffled<T>({ bytes }: Random, items: readonly T[]): readonly T[] {
  const drawn = items.map((item, place) => ({ item, place, lot: bytes(4).readUInt32BE() })).sort((one, other) => one.lot - other.lot);
  const isAsBefore = drawn.every(({ place }, index) => place === index);
  return (isAsBefore ? drawn.reverse() : drawn).map(({ item }) => item);
}

// G65
async function runAfter(
  item: BatchItem,
  earlier: ReadonlyMap<string, Promise<ItemAnswer>>,
  send: (item: BatchItem) => Promise<ItemAnswer>,
): Promise<ItemAnswer> {
  for (const id of item.dependsOn ?? []) {
    const before = await earlier.get(id.toLowerCase());
    if (before && before.status >= 400) return failedDependency(item.id);
  }
  return send(item);
}

/** The item as a request by the same caller. */
function innerRequest({ method, url, headers, body }: BatchItem, c: GraphContext): Request {
  const inner = new Headers(headers);
  // G62
  inner.set("Authorization", c.req.header("Authorization") ?? "");
  const target = `http://localhost${url.startsWith("/") ? "" : "/"}${url}`;
  return new Request(target, { method, headers: inner, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

async function readAnswer(id: string, response: Response): Promise<ItemAnswer> {
  const headers = Object.fromEntries(response.headers);
  const text = await response.text();
  if (text === "") return { id, status: response.status, headers };
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json") === true;
  const body: unknown = isJson ? JSON.parse(text) : text;
  return { id, status: response.status, headers, body };
}

function failedDependency(id: string): ItemAnswer {
  const message = "Failed Dependency. This request was not executed because a request that it depends on failed.";
  return { id, status: 424, headers: { "Content-Type": "application/json" }, body: { error: { code: "FailedDependency", message } } };
}
