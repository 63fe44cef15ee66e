import type { Kysely, TableMetadata } from "kysely";
import type { AnyTables } from "./any-tables.ts";
import type { Queries } from "./place.ts";

export interface ColumnShape {
  readonly name: string;
  readonly kind: "text" | "number";
}

/** A table as the database describes it. */
export interface TableShape {
  readonly name: string;
  /** In the order of their names, so that two databases agree. */
  readonly columns: readonly ColumnShape[];
  /** The columns of the primary key. */
  readonly key: readonly string[];
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);

/** All tables of a store, from its own schema: none can be forgotten. Without those in which kysely notes the migrations. */
export async function tableShapes(db: Kysely<AnyTables>, queries: Pick<Queries, "primaryKey" | "schema">): Promise<readonly TableShape[]> {
  const schema = await queries.schema(db);
  const tables = (await db.introspection.getTables()).filter((table) => schema === undefined || table.schema === schema);
  const shapes: TableShape[] = [];
  for (const table of tables.filter(({ isView }) => !isView).toSorted(byName)) {
    shapes.push(shapeOf(table, await queries.primaryKey(db, table.name)));
  }
  return shapes;
}

function shapeOf({ name, columns }: TableMetadata, key: readonly string[]): TableShape {
  if (key.length === 0) throw new Error(`The table ${name} has no primary key: its rows can't be read in stretches`);
  const shaped = columns.map((column) => ({ name: column.name, kind: kindOf(`${name}.${column.name}`, column.dataType) }));
  return { name, key, columns: shaped.toSorted(byName) };
}

function kindOf(column: string, type: string): ColumnShape["kind"] {
  if (/^(?:integer|bigint|int[248]?)$/i.test(type)) return "number";
  if (/^(?:text|varchar)$/i.test(type)) return "text";
  throw new Error(
    `The column ${column} is of the type ${type}: rows can be copied between databases that have text and whole numbers only`,
  );
}
