import { fileURLToPath } from "node:url";
import { GuestlistError } from "../../errors.ts";

/** A path for `node:sqlite`; `:memory:` keeps the database in memory. */
export const inMemory = ":memory:";

/** Where a store is. */
export type StoreLocation = { readonly kind: "sqlite"; readonly path: string } | { readonly kind: "postgres"; readonly url: string };

function withoutPrefix(url: string): string {
  if (url.startsWith("file://")) return fileURLToPath(url);
  if (url.startsWith("file:")) return url.slice("file:".length);
  if (url.startsWith("sqlite://")) return url.slice("sqlite://".length);
  return url.startsWith("sqlite:") ? url.slice("sqlite:".length) : url;
}

function refuse(message: string): never {
  throw new GuestlistError(
    "config-invalid",
    `DATABASE_URL ${message}: use sqlite:<path>, postgres://<user>@<host>/<database> or a plain path`,
  );
}

/**
 * The database that a URL names: `sqlite:<path>`, `file:<path>`, a file URL, a plain path, or `postgres://…`.
 * @throws GuestlistError `config-invalid` for any other database. The message never repeats the URL: it may hold a password.
 */
export function storeLocation(text: string): StoreLocation {
  const url = text.trim();
  if (/^postgres(?:ql)?:\/\//i.test(url)) return { kind: "postgres", url };
  const path = withoutPrefix(url);
  if (path === "") refuse("names no file");
  if (/^["']|:\/\//.test(path)) refuse("has quotes around it, or names a kind of database that is not known");
  // A single letter before the colon is a Windows drive.
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) refuse("names a kind of database that is not known");
  return { kind: "sqlite", path };
}
