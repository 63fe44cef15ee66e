import type { Kysely } from "kysely";
import { z } from "zod";
import type { Cursors } from "../../ports/invitations.ts";
import { readRow } from "./rows/read-row.ts";
import type { Tables } from "./tables.ts";

const rowSchema = z.object({ name: z.string(), value: z.string() });

export function storedCursors(db: Kysely<Tables>): Cursors {
  return {
    async find(name) {
      const row = await db.selectFrom("cursors").selectAll().where("name", "=", name).executeTakeFirst();
      return row && readRow(rowSchema, "cursors", row, "name").value;
    },
  };
}
