/** Values that a log line may hold: codes, ids, counts. Never a token, a message's text, a person's name or an address. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Log lines with a stable code for the admin. `error` also takes the failure itself, and the log reduces it to code, message and cause. */
export interface Log {
  info(code: string, fields?: LogFields): void;
  warn(code: string, fields?: LogFields): void;
  error(code: string, error: unknown, fields?: LogFields): void;
}
