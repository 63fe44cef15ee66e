import type { Printed, PrintedRecord, Value } from "./printed.ts";
import { valueIn } from "./value-in.ts";

/** An array of objects, or the one object. */
export async function* asJson({ fields, records, isSingle }: Printed): AsyncIterable<string> {
  let count = 0;
  for await (const record of records) {
    const text = jsonText(chosen(record, fields), 2);
    yield isSingle ? `${text}\n` : `${count === 0 ? "[" : ","}\n  ${text.replaceAll("\n", "\n  ")}`;
    count += 1;
  }
  if (count === 0) yield isSingle ? "null\n" : "[]\n";
  else if (!isSingle) yield "\n]\n";
}

/** One object a line. */
export async function* asJsonLines({ fields, records }: Printed): AsyncIterable<string> {
  for await (const record of records) yield `${jsonText(chosen(record, fields))}\n`;
}

function chosen(record: PrintedRecord, fields: readonly string[]): PrintedRecord {
  return Object.fromEntries(fields.map((name) => [name, valueIn(record, name) ?? null]));
}

/** JSON whose every character may be shown on a terminal: what could steer one is escaped, and is the same text for a program. */
export function jsonText(value: Value, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (steering) => `\\u${steering.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
