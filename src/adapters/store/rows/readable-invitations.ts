import type { Invitation } from "../../../domain/invitation.ts";
import type { Log } from "../../../ports/log.ts";
import { readInvitation } from "./invitation-row.ts";

/** Reads those rows that can be read. */
export type ReadReadable = (rows: readonly { readonly id: string }[]) => Invitation[];

/** One that can't be read, e.g. because a newer version has stored it, keeps none of the others back: each process logs it once. */
export function readableInvitations(log: Pick<Log, "error"> | undefined): ReadReadable {
  const said = new Set<string>();
  return (rows) =>
    rows.flatMap((row) => {
      try {
        return [readInvitation(row)];
      } catch (error) {
        if (!said.has(row.id)) log?.error("invitation-unreadable", error, { invitation: row.id });
        said.add(row.id);
        return [];
      }
    });
}
