import type { OutputFormat, Printed } from "./printed.ts";

interface Target {
  readonly format: OutputFormat | undefined;
  readonly out: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
}

/** Prints records as they come. */
export async function print({ fields, records }: Printed, { out }: Target): Promise<void> {
  for await (const record of records) {
    out.write(`${JSON.stringify(Object.fromEntries(fields.map((name) => [name, record[name] ?? null])))}\n`);
  }
}
