import { plain } from "../output.ts";
import type { Printed, Value } from "./printed.ts";
import type { Screen } from "./screen.ts";
import { valueIn } from "./value-in.ts";
import { valueText } from "./value-text.ts";

/**
 * Comma-separated values for Excel: a byte order mark, without which it doesn't read UTF-8, and line ends of Windows. A text that a
 * spreadsheet would calculate as a formula begins with an apostrophe.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export async function* asCsv({ fields, records }: Printed, { columns }: Pick<Screen, "columns">): AsyncIterable<string> {
  const shown = columns === undefined ? (text: string) => text.toWellFormed() : plainLines;
  const line = (values: readonly (Value | undefined)[]) => `${values.map((value) => quoted(shown(defused(value)))).join(",")}\r\n`;
  yield (columns === undefined ? "\ufeff" : "") + line(fields);
  for await (const record of records) yield line(fields.map((name) => valueIn(record, name)));
}

/** A terminal gets no characters that steer it. */
function plainLines(text: string): string {
  return text
    .split(/\r\n|[\r\n]/)
    .map(plain)
    .join("\n");
}

/** Programs leave out blanks and characters without a form before they read a value. */
const beginsFormula = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;

function defused(value: Value | undefined): string {
  const text = valueText(value);
  return typeof value !== "number" && beginsFormula.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",;\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
