import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";
import { Hono, type Context } from "hono";

const PAGE = new URL("page/", import.meta.url);
const { resolve } = createRequire(import.meta.url);

const PAGES = {
  "/": "index.html",
  "/mail": "mail.html",
  "/redeem": "redeem.html",
  "/requests": "requests.html",
  "/sign-in": "sign-in.html",
} as const;

/** Libraries that the page uses in the browser: files of their npm packages, in the folder where npm installed them. */
const VENDOR = {
  "/vendor/adaptivecards.js": resolve("adaptivecards/dist/adaptivecards.min.js"),
  "/vendor/markdown-it.js": resolve("markdown-it/browser"),
} as const;

/** Paths that can't leave the folder: no `..`, nothing percent-encoded. */
const PLAIN_PATH = /^([a-z0-9-]+\/)*[a-z0-9-]+\.[a-z0-9]+$/;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".json": "application/json; charset=utf-8",
};

/** Serves the page: its documents, its modules and styles below `/static/`, and its libraries below `/vendor/`. */
export function createPageFiles(): Hono {
  const files = new Hono();
  for (const [path, name] of Object.entries(PAGES)) files.get(path, (context) => serve(context, new URL(name, PAGE)));
  for (const [path, file] of Object.entries(VENDOR)) files.get(path, (context) => serve(context, pathToFileURL(file)));
  files.get("/static/*", (context) => {
    const name = context.req.path.slice("/static/".length);
    return PLAIN_PATH.test(name) ? serve(context, new URL(name, PAGE)) : context.notFound();
  });
  return files;
}

async function serve(context: Context, file: URL): Promise<Response> {
  const type = TYPES[extname(file.pathname)];
  const content = type === undefined ? null : await readIfThere(file);
  if (type === undefined || content === null) return context.notFound();
  return context.body(content, 200, { "content-type": type });
}

async function readIfThere(file: URL): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && ["ENOENT", "EISDIR", "ENOTDIR"].includes(String(error.code))) return null;
    throw error;
  }
}
