/** What a log line may hold: codes, ids, counts. Never a token, a message's text or anybody's name or address. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Lines with a stable code for the admin. `error` takes the failure itself too, which the log reduces to code, message and cause. */
export interface Log {
  info(code: string, fields?: LogFields): void;
  warn(code: string, fields?: LogFields): void;
  error(code: string, error: unknown, fields?: LogFields): void;
}
