import type { Hono } from "hono";
import { readBatch, type BatchItem } from "./batch-body.ts";
import type { GraphContext, GraphEnv } from "./graph-env.ts";

interface ItemAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** POST /$batch: each item runs as a request of its own through the same version of the API. @throws GraphRefusal */
export async function runBatch(version: Hono<GraphEnv>, c: GraphContext): Promise<Response> {
  const items = readBatch(await c.req.text());
  const running = new Map<string, Promise<ItemAnswer>>();
  for (const item of items) running.set(item.id.toLowerCase(), runItem(version, c, item, running));
  const answers = await Promise.all(running.values());
  // Answers come in any order at Microsoft: never in that of the requests, so that nobody comes to rely on it.
  return c.json({ responses: answers.reverse() });
}

async function runItem(
  version: Hono<GraphEnv>,
  c: GraphContext,
  item: BatchItem,
  earlier: ReadonlyMap<string, Promise<ItemAnswer>>,
): Promise<ItemAnswer> {
  for (const id of item.dependsOn ?? []) {
    const before = await earlier.get(id.toLowerCase());
    if (before && before.status >= 400) return failedDependency(item.id);
  }
  const url = item.url.startsWith("/") ? item.url : `/${item.url}`;
  const headers = new Headers(item.headers);
  headers.set("Authorization", c.req.header("Authorization") ?? "");
  const body = item.body === undefined ? {} : { body: JSON.stringify(item.body) };
  const response = await version.request(url, { method: item.method, headers, ...body }, { insideBatch: true });
  return readAnswer(item.id, response);
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
