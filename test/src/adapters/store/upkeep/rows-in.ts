import { DatabaseSync } from "node:sqlite";

/** Every row of every table in a file, by the tables' own order. Without the notes of the migrations, and without the marks of upkeep. */
export function rowsIn(path: string): Readonly<Record<string, readonly unknown[]>> {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_schema where type = 'table' and name not like 'kysely_%' order by name").all();
    const rows = (table: string) =>
      database
        .prepare(`select * from ${table} order by 1, 2`)
        .all()
        .filter(({ name }) => name !== "copied-to" && name !== "restored-from-backup");
    return Object.fromEntries(tables.map(({ name }) => [String(name), rows(String(name))]));
  } finally {
    database.close();
  }
}

/** Runs SQL on a file, as a person with a database editor would. */
export function change(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}
