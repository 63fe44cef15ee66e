import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { AnyTables, Cell, Row } from "./any-tables.ts";
import { readRows } from "./read-rows.ts";
import type { ColumnShape, TableShape } from "./table-shapes.ts";

/** What a table holds, in a few characters. */
export interface Content {
  readonly rows: number;
  /** The same for the same rows in any order, on every database. */
  readonly checksum: string;
}

const modulus = 1n << 256n;

/** Sums the hashes of a table's rows up: databases sort text differently, so their order must not matter. */
export function contentSum(shape: Pick<TableShape, "columns">) {
  let [rows, sum] = [0, 0n];
  return {
    add(row: Row): void {
      rows += 1;
      sum = (sum + hashOf(shape, row)) % modulus;
    },
    content: (): Content => ({ rows, checksum: sum.toString(16).padStart(64, "0") }),
  };
}

/** Reads a whole table. */
export async function tableContent(db: Kysely<AnyTables>, shape: TableShape): Promise<Content> {
  const sum = contentSum(shape);
  for await (const rows of readRows(db, shape)) for (const row of rows) sum.add(row);
  return sum.content();
}

function hashOf({ columns }: Pick<TableShape, "columns">, row: Row): bigint {
  const cells = columns.map((column) => [column.name, canonical(column, row[column.name] ?? null)]);
  return BigInt(`0x${createHash("sha256").update(JSON.stringify(cells)).digest("hex")}`);
}

/** A number as its digits, however the database's client gives it (PostgreSQL's `bigint` is a text); a text as it is; null apart from both. */
function canonical({ kind }: Pick<ColumnShape, "kind">, value: Cell): readonly [string, string] | null {
  if (value === null) return null;
  return kind === "number" ? ["n", BigInt(value).toString()] : ["t", String(value)];
}
