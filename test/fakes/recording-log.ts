import type { Log, LogFields } from "../../src/ports/log.ts";

/** One line as logged; `error` only where one was given. */
export interface LogLine extends LogFields {
  readonly level: "info" | "warn" | "error";
  readonly code: string;
}

/** Prints nothing; records every line and the errors. */
export class RecordingLog implements Log {
  readonly lines: LogLine[] = [];
  readonly failures: unknown[] = [];

  info(code: string, fields: LogFields = {}): void {
    this.lines.push({ level: "info", code, ...fields });
  }

  warn(code: string, fields: LogFields = {}): void {
    this.lines.push({ level: "warn", code, ...fields });
  }

  error(code: string, error: unknown, fields: LogFields = {}): void {
    this.failures.push(error);
    this.lines.push({ level: "error", code, ...fields });
  }

  /** The codes of all lines, in order. */
  get codes(): readonly string[] {
    return this.lines.map(({ code }) => code);
  }
}
