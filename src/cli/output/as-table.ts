import { styleText } from "node:util";
import { plain } from "../output.ts";
import { cellWidth, cutCells, padCells } from "./cell-width.ts";
import { columnWidths } from "./column-widths.ts";
import type { ColumnKind } from "./column-widths.ts";
import type { Printed } from "./printed.ts";
import type { Format, Screen } from "./screen.ts";
import { valueIn } from "./value-in.ts";
import { valueText } from "./value-text.ts";

/** So many records are read before the first is printed: the columns are as wide as they need. */
const measured = 100;

interface Style {
  /** Spaces between two columns. */
  readonly gap: number;
  /** Whether a row of dashes is below the header, as in PowerShell. */
  readonly dashes: boolean;
}

const ours: Style = { gap: 2, dashes: false };

/** The style of PowerShell's Format-Table. */
export const powerShellTable: Style = { gap: 1, dashes: true };

/** Columns with a header; on a terminal no line is longer than it is wide. */
export function asTable(style: Style = ours): Format {
  return async function* table({ fields, inTable = fields, records }: Printed, screen: Screen): AsyncIterable<string> {
    let waiting: (readonly string[])[] | undefined = [];
    let line = (_row: readonly string[]) => "";
    const begin = (rows: readonly (readonly string[])[]) => {
      const header = inTable.map(plain);
      const widths = columnWidths(
        [header, ...rows].map((row) => row.map(cellWidth)),
        { gap: style.gap, columns: screen.columns, kinds: header.map((_name, index) => kindOf(rows.map((row) => row[index] ?? ""))) },
      );
      line = lineOf(widths, style, screen);
      const hidden = header.slice(widths.length);
      if (hidden.length > 0) screen.note(`There is no room for ${hidden.join(", ")}: --output list shows everything.`);
      const dashes = style.dashes ? line(header.map((name) => "-".repeat(cellWidth(name)))) : "";
      return bold(line(header), screen) + dashes + rows.map(line).join("");
    };
    for await (const record of records) {
      const row = inTable.map((name) => inCell(plain(valueText(valueIn(record, name))), screen));
      if (!waiting) {
        yield line(row);
        continue;
      }
      waiting.push(row);
      if (waiting.length < measured) continue;
      yield begin(waiting);
      waiting = undefined;
    }
    if (waiting && waiting.length > 0) yield begin(waiting);
  };
}

const dateText = /^(\d{4}-\d\d-\d\dT\d\d:\d\d):\d\d(?:\.\d+)?Z$/;
const minuteText = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/;
const idText = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** On a terminal a date is shown to the minute, still as ISO 8601. */
function inCell(text: string, { columns }: Screen): string {
  return columns === undefined ? text : text.replace(dateText, "$1Z");
}

function kindOf(cells: readonly string[]): ColumnKind {
  const known = cells.filter((cell) => cell !== "");
  if (known.length === 0) return "text";
  if (known.every((cell) => minuteText.test(cell))) return "date";
  return known.every((cell) => idText.test(cell)) ? "id" : "text";
}

function lineOf(widths: readonly number[], { gap }: Style, { columns }: Screen): (row: readonly string[]) => string {
  const cut = columns === undefined ? (text: string) => text : cutCells;
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + gap, 0);
  const last = columns === undefined ? 0 : columns - before; // the last column has the room that is left
  return (row) => {
    const cells = widths.map((width, index) =>
      index === widths.length - 1 ? cut(row[index] ?? "", last) : padCells(cut(row[index] ?? "", width), width),
    );
    return `${cells.join(" ".repeat(gap)).trimEnd()}\n`;
  };
}

function bold(line: string, { hasColor }: Screen): string {
  return hasColor ? `${styleText("bold", line.trimEnd(), { validateStream: false })}\n` : line;
}
