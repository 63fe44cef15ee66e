/** A value in a record. Dates are ISO 8601 texts; a value that isn't known is null. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** One line of a table, one object of JSON. */
export type PrintedRecord = Readonly<Record<string, Value>>;

export const outputFormats = ["table", "list", "json", "jsonl", "csv"] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** What a command prints on stdout. */
export interface Printed {
  /** The names of the fields in their order: the keys of JSON, the header of CSV, the labels of a list. They never change. */
  readonly fields: readonly string[];
  /** The fields of a table, where there is no room for all; absent: all. */
  readonly inTable?: readonly string[];
  /** Records that come one after the other are printed one after the other: never kept all at once. */
  readonly records: Iterable<PrintedRecord> | AsyncIterable<PrintedRecord>;
  /** There is exactly one record: on a terminal it is a list, and in JSON an object instead of an array. */
  readonly isSingle?: true;
  /** On a terminal where `--output` isn't given, a list leaves out the fields that are empty. */
  readonly isBrief?: true;
  /** A sentence for stderr if there are no records; absent: “Nothing found.” */
  readonly whenEmpty?: string;
  /** The format on a terminal where `--output` isn't given; absent: a list for a single record, else a table. */
  readonly onTerminal?: OutputFormat;
  /** The format where `--output` isn't given; absent: a table on a terminal, JSON lines off it. */
  readonly usual?: OutputFormat;
}
