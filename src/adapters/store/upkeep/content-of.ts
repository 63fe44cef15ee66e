import type { Kysely } from "kysely";
import type { AnyTables } from "./any-tables.ts";
import { contentSum } from "./checksum.ts";
import type { Content } from "./checksum.ts";
import { readRows } from "./read-rows.ts";
import type { TableShape } from "./table-shapes.ts";

/** Reads a whole table. */
export async function contentOf(db: Kysely<AnyTables>, shape: TableShape): Promise<Content> {
  const sum = contentSum(shape);
  for await (const rows of readRows(db, shape)) for (const row of rows) sum.add(row);
  return sum.content();
}
