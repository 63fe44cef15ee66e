import type { z } from "zod";
import { GuestlistError } from "../../../errors.ts";

function idOf(row: unknown, idColumn: string): string {
  const columns: [string, unknown][] = typeof row === "object" && row !== null ? Object.entries(row) : [];
  const id = columns.find(([column]) => column === idColumn)?.[1];
  return typeof id === "string" || typeof id === "number" ? String(id) : "?";
}

/**
 * Reads a row of a table with its schema: rows are trusted no more than any other input.
 * @throws GuestlistError `store-corrupt` that names the table, the row's id and the columns, but nothing of the content.
 */
export function readRow<Schema extends z.ZodType>(schema: Schema, table: string, row: unknown, idColumn = "id"): z.output<Schema> {
  const read = schema.safeParse(row);
  if (read.success) return read.data;
  const where = read.error.issues.map((issue) => issue.path.join(".")).join(", ");
  throw new GuestlistError("store-corrupt", `row ${idOf(row, idColumn)} of table ${table} can't be read: ${where}`);
}
