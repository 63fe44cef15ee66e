import type { Kysely } from "kysely";
import { GuestlistError } from "../../../errors.ts";
import type { AnyTables, Row } from "./any-tables.ts";
import { contentSum } from "./table-content.ts";
import type { Content } from "./table-content.ts";
import { readRows } from "./read-rows.ts";
import type { TableShape } from "./table-shapes.ts";

interface Sides {
  readonly from: Kysely<AnyTables>;
  readonly to: Kysely<AnyTables>;
}

/** Copies a table's rows in stretches, and says what was read. `tell` gets the number of rows after each stretch. */
export async function copyRows({ from, to }: Sides, shape: TableShape, tell: (rows: number) => void): Promise<Content> {
  const sum = contentSum(shape);
  for await (const rows of readRows(from, shape)) {
    for (const row of rows) {
      expectStorable(shape, row);
      sum.add(row);
    }
    await to
      .insertInto(shape.name)
      .values([...rows])
      .execute();
    tell(sum.content().rows);
  }
  return sum.content();
}

/** PostgreSQL has no character 0 in texts. Nothing that Guestlist stores has one, so it isn't taken out silently. */
function expectStorable({ name, key }: TableShape, row: Row): void {
  const column = Object.keys(row).find((one) => String(row[one]).includes("\u0000"));
  if (column === undefined) return;
  const id = key.map((one) => String(row[one])).join(", ");
  throw new GuestlistError(
    "store-corrupt",
    `the table ${name} has a character 0 in the column ${column} of the row ${id}: take it out first`,
  );
}
