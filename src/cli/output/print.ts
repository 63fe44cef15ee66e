import { formats } from "./formats.ts";
import type { Out, Outlet } from "./outlet.ts";
import type { OutputFormat, Printed, PrintedRecord } from "./printed.ts";

interface Target {
  readonly format: OutputFormat | undefined;
  readonly out: Out;
  readonly outlet: Outlet;
  readonly hasColor: boolean;
  /** Aborted by Ctrl+C. */
  readonly stop: AbortSignal;
  /** A sentence beside the data. */
  say(sentence: string): void;
}

/** The width of a terminal that doesn't tell its own. */
const usualColumns = 80;

/** Prints records as they come; waits while the reader is slower. */
export async function print(printed: Printed, { format, out, outlet, hasColor, stop, say }: Target): Promise<void> {
  const onTerminal = printed.onTerminal ?? (printed.isSingle ? "list" : "table");
  const usual = printed.usual ?? (out.isTTY === true ? onTerminal : "jsonl");
  const { isBrief, ...whole } = printed;
  const isShort = isBrief && format === undefined && out.isTTY === true;
  const counted = { ...whole, ...(isShort && { isBrief }), records: counting(printed.records) };
  const screen = { ...(out.isTTY === true && { columns: out.columns || usualColumns }), hasColor, note: say };
  for await (const text of formats[format ?? usual](counted, screen)) {
    stop.throwIfAborted();
    await outlet.write(text);
  }
  if (counted.records.count === 0) say(printed.whenEmpty ?? "Nothing found.");
}

function counting(records: Printed["records"]): AsyncIterable<PrintedRecord> & { readonly count: number } {
  let count = 0;
  return {
    get count() {
      return count;
    },
    async *[Symbol.asyncIterator]() {
      for await (const record of records) {
        count += 1;
        yield record;
      }
    },
  };
}
