import { GuestlistError } from "../../../errors.ts";

/** The same failure of the store with the server and the database in front, and no user or password. */
export function withHost(url: string, error: unknown): unknown {
  if (!(error instanceof GuestlistError) || error.code === "config-invalid") return error;
  const { host = "", pathname = "" } = URL.parse(url) ?? {};
  return new GuestlistError(
    error.code,
    `The database ${decodeURIComponent(pathname.slice(1))} at ${host} can't be used: ${error.message}`,
    {
      cause: error,
    },
  );
}
