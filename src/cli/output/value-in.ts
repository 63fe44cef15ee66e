import type { PrintedRecord, Value } from "./printed.ts";

/** A record's own value: what every object has by itself, such as `constructor`, is no value. */
export function valueIn(record: PrintedRecord, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
