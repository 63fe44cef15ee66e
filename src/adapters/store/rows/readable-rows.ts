import type { Invitation } from "../../../domain/invitation.ts";
import type { Log } from "../../../ports/log.ts";
import { readInvitation } from "./invitation-row.ts";

/** Says of a row that can't be read why, and which one it is. */
type Tell = (error: unknown, key: string) => void;

/**
 * Reads those rows that can be read. One that can't, e.g. because a newer version has stored it, keeps none of the others back, and is told
 * once: rows are read again with each change in the directory.
 */
export function readableRows<Row, Value>(
  read: (row: Row) => Value,
  keyOf: (row: Row) => string,
  tell: Tell,
): (rows: readonly Row[]) => Value[] {
  const told = new Set<string>();
  return (rows) =>
    rows.flatMap((row) => {
      try {
        return [read(row)];
      } catch (error) {
        const key = keyOf(row);
        if (!told.has(key)) tell(error, key);
        told.add(key);
        return [];
      }
    });
}

export type ReadReadable = (rows: readonly { readonly id: string }[]) => Invitation[];

export function readableInvitations(log: Pick<Log, "error"> | undefined): ReadReadable {
  return readableRows(
    readInvitation,
    ({ id }: { readonly id: string }) => id,
    (error, invitation) => log?.error("invitation-unreadable", error, { invitation }),
  );
}
