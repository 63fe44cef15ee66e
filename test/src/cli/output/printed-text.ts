import { formats } from "../../../../src/cli/output/formats.ts";
import type { OutputFormat, Printed, PrintedRecord } from "../../../../src/cli/output/printed.ts";
import type { Screen } from "../../../../src/cli/output/screen.ts";

/** The text of records in a format; by default off a terminal. */
export function printedText(format: OutputFormat, printed: Printed, screen: Partial<Screen> = {}): Promise<string> {
  return joined(formats[format](printed, { hasColor: false, note() {}, ...screen }));
}

export async function joined(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

/** Guests, the second one with a name that is wide. */
export const guests = {
  fields: ["displayName", "mail", "isBlocked", "days"],
  records: [
    { displayName: "Anna Kovács", mail: "anna@fabrikam.com", isBlocked: false, days: 3 },
    { displayName: "山田太郎", mail: null, isBlocked: true, days: -1 },
  ] satisfies readonly PrintedRecord[],
};

/** A character that steers a terminal or turns a line around. */
export const steering = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
