/** Values that a log line may hold: codes, ids, counts. Never a token, a message's text, a person's name or an address. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Log lines with a stable code for the admin. `error` also takes the failure itself, and the log reduces it to code, message and cause. */
export interface Log {
  info(code: string, fields?: LogFields): void;
  warn(code: string, fields?: LogFields): void;
  error(code: string, error: unknown, fields?: LogFields): void;
}

/** One number for monitoring, or one for each value of its label. Its name is Prometheus'. */
export interface MetricDefinition {
  readonly kind: "counter" | "gauge" | "histogram";
  readonly help: string;
  /** The values that its label may have, all of them: so no address, domain, person or free text ever becomes one. */
  readonly label?: { readonly name: string; readonly values: readonly string[] };
  /** Of a histogram: the upper limits of its parts. */
  readonly buckets?: readonly number[];
}

/** Keeps the numbers by the names of their definitions, and writes them as a text. A value that a label must not have is thrown as RangeError. */
export interface Meter<Name extends string> {
  /** Sets a gauge. */
  set(name: Name, value: number, label?: string): void;
  /** Takes a gauge out of the text until it is set again: nothing is known of it. */
  unset(name: Name): void;
  /** Raises a counter by one. */
  count(name: Name, label?: string): void;
  /** Adds a value to a histogram. */
  observe(name: Name, value: number, label?: string): void;
  text(): Promise<{ readonly contentType: string; readonly body: string }>;
}
