import { plain } from "../output.ts";
import { cellWidth, cutCells, padCells } from "./cell-width.ts";
import type { Printed, Value } from "./printed.ts";
import type { Screen } from "./screen.ts";
import { valueIn } from "./value-in.ts";
import { valueText } from "./value-text.ts";
import { wrapCells } from "./wrap-cells.ts";

const separator = " : ";
/** A value has at least so many cells, even if its label must be cut. */
const leastValue = 5;

/**
 * The layout of PowerShell's Format-List: labels as wide as the longest one, a blank line before the first object and after each. Long
 * values are wrapped at the terminal's width, in the value's column. https://github.com/PowerShell/PowerShell (ListWriter.cs)
 */
export async function* asList(
  { fields, records, isBrief }: Printed,
  { columns = Number.POSITIVE_INFINITY }: Pick<Screen, "columns">,
): AsyncIterable<string> {
  const names = fields.map(plain);
  const longest = Math.max(0, ...names.map(cellWidth));
  const width = Math.max(1, Math.min(longest, columns - separator.length - leastValue));
  const labels = names.map((name) => padCells(cutCells(name, width), width) + separator);
  const indent = " ".repeat(width + separator.length);
  const room = Math.max(2, columns - indent.length);
  let before = "\n";
  for await (const record of records) {
    const lines = fields.map((name, index) => {
      const value = valueIn(record, name);
      return isBrief && valueText(value) === "" ? "" : `${labels[index] ?? ""}${linesOf(value, room).join(`\n${indent}`)}\n`;
    });
    yield `${before}${lines.join("")}\n`;
    before = "";
  }
}

function linesOf(value: Value | undefined, room: number): readonly string[] {
  const text = typeof value === "boolean" ? (value ? "True" : "False") : valueText(value);
  return text.split(/\r\n|[\r\n]/).flatMap((line) => (Number.isFinite(room) ? wrapCells(plain(line), room) : [plain(line)]));
}
