import { lstatSync } from "node:fs";

/** The file that the bot makes where no other is configured. */
const usualFile = "data/guestlist.sqlite";

/** The database of a Guestlist in this place: a configured one, or the usual file, even if it can't be opened. Undefined: there is none. */
export function databaseHere({ DATABASE_URL: url = "" }: Readonly<Record<string, string | undefined>>): "configured" | "file" | undefined {
  if (url.trim() !== "") return "configured";
  return isThere(usualFile) ? "file" : undefined;
}

/** Whether a file is there: one that we may not look at is, and a link that leads nowhere. */
export function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code !== "ENOENT" && code !== "ENOTDIR";
  }
}
