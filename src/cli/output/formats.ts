import { asCsv } from "./as-csv.ts";
import { asJson, asJsonLines } from "./as-json.ts";
import { asList } from "./as-list.ts";
import { asTable } from "./as-table.ts";
import type { OutputFormat } from "./printed.ts";
import type { Format } from "./screen.ts";

/** What `--output` chooses from. */
export const formats: Readonly<Record<OutputFormat, Format>> = {
  table: asTable(),
  list: asList,
  json: asJson,
  jsonl: asJsonLines,
  csv: asCsv,
};
