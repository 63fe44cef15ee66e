import { GuestlistError } from "../../../errors.ts";

/** The database and the server of an address, and no user or password: `guestlist at db.contoso.com`. */
export function databaseWords(url: string): string {
  const { host = "", pathname = "" } = URL.parse(url) ?? {};
  return `${decodeURIComponent(pathname.slice(1))} at ${host}`;
}

/** The same failure of the store with the server and the database in front. */
export function withHost(url: string, error: unknown): unknown {
  if (!(error instanceof GuestlistError) || error.code === "config-invalid") return error;
  return new GuestlistError(error.code, `The database ${databaseWords(url)} can't be used: ${error.message}`, { cause: error });
}
