import { fileURLToPath } from "node:url";
import { GuestlistError } from "../../../errors.ts";

/** A path for `node:sqlite`; `:memory:` keeps the database in memory. */
export const inMemory = ":memory:";

function withoutPrefix(url: string): string {
  if (url.startsWith("file://")) return fileURLToPath(url);
  if (url.startsWith("file:")) return url.slice("file:".length);
  if (url.startsWith("sqlite://")) return url.slice("sqlite://".length);
  return url.startsWith("sqlite:") ? url.slice("sqlite:".length) : url;
}

function refuse(message: string): never {
  throw new GuestlistError("config-invalid", `DATABASE_URL ${message}: use sqlite:<path>, file:<path> or a plain path`);
}

/**
 * The database file that a URL names: `sqlite:<path>`, `file:<path>`, a file URL or a plain path.
 * @throws GuestlistError `config-invalid` for any other database. The message never repeats the URL: it may hold a password.
 */
export function storeLocation(url: string): string {
  if (/^postgres(ql)?:/i.test(url)) refuse("names PostgreSQL, which is not supported yet");
  const path = withoutPrefix(url.trim());
  if (path === "") refuse("names no file");
  // A single letter before the colon is a Windows drive.
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) refuse("names a kind of database that is not known");
  return path;
}
